/* Bundles tools/search/src into the theme's search.js: one classic script.
   npm install && npm run build
   The book is built without this: the bundle is kept under version control, and a test
   compares the checksum in its first line with its sources. If an install of esbuild ran no
   scripts: node node_modules/esbuild/install.js */

import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../src/factquiz/book/theme/static");
const sources = join(here, "src");
const minisearch = join(here, "node_modules/minisearch");
const { version } = JSON.parse(readFileSync(join(minisearch, "package.json"), "utf8"));

const files = readdirSync(sources).sort().map((name) => join(sources, name));
const digest = createHash("sha256");
for (const file of [join(here, "build.mjs"), join(here, "package.json"), ...files]) digest.update(readFileSync(file));
const note = `/*! Made by tools/search from ${digest.digest("hex").slice(0, 16)}. ` +
  `Holds MiniSearch ${version}, MIT licence: minisearch.LICENSE.txt */\n`;

const { outputFiles } = await build({
  entryPoints: [join(sources, "main.js")],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
});
writeFileSync(join(out, "search.js"), note + outputFiles[0].text);
copyFileSync(join(minisearch, "LICENSE.txt"), join(out, "minisearch.LICENSE.txt"));
