/* Lighthouse on pages of a built book, as a telephone on a slow line has them.
   node measure.mjs SITE [--runs N] [--settled] PAGE …

   Each page is loaded N times (3); the medians are printed, with what was sent without images.
   --settled leaves out performance, which depends on the machine; what is left does not.
   Exit code 1 if a page is below 100, or below 99 for performance; 2 if called wrongly.
   CHROME_PATH names Chromium, if it is called neither chromium-headless-shell nor chromium. */

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const LEAST = { performance: 0.99, accessibility: 1, "best-practices": 1, seo: 1 };
const FLAGS = ["--headless", "--no-sandbox", "--disable-quic", "--disable-background-networking"];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};
const PACKED = new Set([".woff2", ".png"]);

const [site, ...rest] = process.argv.slice(2);
const take = (name, width) => {
  const at = rest.indexOf(name);
  return at < 0 ? [] : rest.splice(at, width);
};
const runs = Number(take("--runs", 2)[1] || 3);
const settled = take("--settled", 1).length > 0;
const pages = rest;
if (!site || !pages.length || !(runs >= 1)) {
  console.error("Say where the built book is, and which pages: node measure.mjs _build/html index");
  process.exit(2);
}

const server = createServer(async ({ url }, response) => {
  const path = normalize(decodeURIComponent(new URL(url, "http://x").pathname)).slice(1);
  if (path === "robots.txt") return response.end("User-agent: *\nAllow: /\n");
  try {
    const content = await readFile(join(site, path || "index.html"));
    const type = extname(path) || ".html";
    response.setHeader("Content-Type", TYPES[type] || "application/octet-stream");
    response.setHeader("Cache-Control", "max-age=31536000");
    if (PACKED.has(type)) return response.end(content);
    response.setHeader("Content-Encoding", "gzip");
    response.end(gzipSync(content));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const base = `http://127.0.0.1:${server.address().port}/`;

const NAMES = ["chromium-headless-shell", "chromium"];
const found = () => spawnSync("which", NAMES, { encoding: "utf8" }).stdout.split("\n")[0];
const chromePath = process.env.CHROME_PATH || found();
const chrome = await launch({ chromePath, chromeFlags: FLAGS });
const onlyCategories = Object.keys(LEAST).filter((name) => !settled || name !== "performance");

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
let below = 0;
try {
  for (const page of pages) {
    const found = [];
    for (let run = 0; run < runs; run += 1) {
      const options = { port: chrome.port, onlyCategories, output: "json", logLevel: "error" };
      found.push((await lighthouse(`${base}${page}.html`, options)).lhr);
    }
    const scores = onlyCategories.map((name) => [name, median(found.map((lhr) => lhr.categories[name].score))]);
    const low = scores.filter(([name, score]) => score < LEAST[name]);
    below += low.length;
    const shown = scores.map(([name, score]) => `${name} ${Math.round(score * 100)}`).join("  ");
    console.log(`${page.padEnd(30)} ${shown}${settled ? "" : `  ${figures(found)}`}`);
    for (const [name] of low) console.log(`  ${name}: ${faults(found[0], name).join("; ")}`);
  }
} finally {
  await chrome.kill();
  server.close();
}
process.exit(below ? 1 : 0);

/* What the page took: milliseconds to its largest part, kilobytes without images, requests. */
function figures(found) {
  const lcp = median(found.map((lhr) => lhr.audits["largest-contentful-paint"].numericValue));
  const requests = found[0].audits["network-requests"].details.items.filter(
    ({ resourceType }) => resourceType !== "Image",
  );
  const bytes = requests.reduce((sum, { transferSize }) => sum + transferSize, 0);
  return `LCP ${Math.round(lcp)} ms  ${(bytes / 1024).toFixed(1)} KB in ${requests.length}`;
}

function faults(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => {
      const { displayValue = "", details = {} } = lhr.audits[id];
      const where = (details.items || []).map(({ node }) => node?.snippet).filter(Boolean);
      return [id, displayValue, ...where.slice(0, 3)].filter(Boolean).join(" ");
    });
}
