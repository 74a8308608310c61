/* Bundles tools/review/src into src/factquiz/book/static/review.js: one classic script.
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
const out = join(here, "../../src/factquiz/book/static");
const sources = join(here, "src");
const quizScript = join(out, "quiz.js");
const fsrs = join(here, "node_modules/ts-fsrs");
const { version } = JSON.parse(readFileSync(join(fsrs, "package.json"), "utf8"));

/* The quiz's own functions judge a review too: the quiz's script, less what sets up its page.
   What a review keeps it keeps elsewhere, so the quiz finds a storage that holds nothing. */
const quiz = {
  name: "quiz",
  setup(builder) {
    builder.onResolve({ filter: /^quiz$/ }, () => ({ path: quizScript, namespace: "quiz" }));
    builder.onLoad({ filter: /.*/, namespace: "quiz" }, () => {
      const script = readFileSync(quizScript, "utf8");
      const [begin, end] = ['"use strict";\n', '  document.querySelectorAll(".quiz")'];
      const [from, to] = [script.indexOf(begin), script.indexOf(end)];
      if (from < 0 || to < 0) throw new Error("quiz.js no longer looks as build.mjs expects");
      const nothing = "const localStorage = { getItem: () => null, setItem() {}, removeItem() {} };";
      const inside = script.slice(from + begin.length, to);
      return { contents: `${nothing}\n${inside}\nexport { Item, element };`, loader: "js" };
    });
  },
};

const files = readdirSync(sources).sort().map((name) => join(sources, name));
const digest = createHash("sha256");
for (const file of [join(here, "build.mjs"), join(here, "package.json"), ...files, quizScript]) digest.update(readFileSync(file));
const note = `/*! Made by tools/review from ${digest.digest("hex").slice(0, 16)}. ` +
  `Holds parts of ts-fsrs ${version}, MIT licence: ts-fsrs.LICENSE.txt */\n`;

const { outputFiles } = await build({
  entryPoints: [join(sources, "main.js")],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  minifyWhitespace: true,
  minifySyntax: true, // names stay: tests call the script's own functions
  legalComments: "none",
  charset: "utf8",
  plugins: [quiz],
});
writeFileSync(join(out, "review.js"), note + outputFiles[0].text);
copyFileSync(join(fsrs, "LICENSE"), join(out, "ts-fsrs.LICENSE.txt"));
