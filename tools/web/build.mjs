/* Bundles each folder of tools/web/src that has a main.js into a classic script of the book:
   src/factquiz/book/static/quiz.js and review.js.
   npm install && npm run build
   The book is built without this: the bundles are kept under version control, and a test
   compares the checksum in their first lines with the sources. If an install of esbuild ran no
   scripts: node node_modules/esbuild/install.js */

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../src/factquiz/book/static");
const sources = join(here, "src");
const fsrs = join(here, "node_modules/ts-fsrs");
const { version } = JSON.parse(readFileSync(join(fsrs, "package.json"), "utf8"));

const files = readdirSync(sources, { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => name.replaceAll("\\", "/"))
  .sort();
const digest = createHash("sha256");
for (const name of ["../build.mjs", "../package.json", ...files]) {
  digest.update(readFileSync(join(sources, name)));
}
const made = `Made by tools/web from ${digest.digest("hex").slice(0, 16)}.`;
const holds = `Holds parts of ts-fsrs ${version}, MIT licence: ts-fsrs.LICENSE.txt`;

for (const name of readdirSync(sources)) {
  const main = join(sources, name, "main.js");
  if (!existsSync(main)) continue;
  const { outputFiles, metafile } = await build({
    entryPoints: [main],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
  });
  const theirs = Object.keys(metafile.inputs).some((file) => file.includes("ts-fsrs"));
  const note = `/*! ${made}${theirs ? ` ${holds}` : ""} */\n`;
  /* What main.js exports is for tests: a comment at the end has the short names. */
  const [, body, exported = ""] = /^([^]*?)(?:export\{([^}]*)\};)?\s*$/.exec(outputFiles[0].text);
  const parts = exported.replace(/([\w$]+) as ([\w$]+)/g, "$2:$1");
  const comment = parts && `/*${parts}*/`;
  writeFileSync(join(out, `${name}.js`), `${note}(()=>{"use strict";${body.trim()}${comment}})();\n`);
}
copyFileSync(join(fsrs, "LICENSE"), join(out, "ts-fsrs.LICENSE.txt"));
