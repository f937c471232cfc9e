/** Writes a held-out question set: `generate <folder> [seed]`. Other seeds give other data under the same questions. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { contracts } from "./contracts";
import { accessLog, applicationLog, jsonLines } from "./logs";
import { novel, rubyStory } from "./prose";
import { createRandom } from "./random";
import { reports } from "./reports";
import { englishAct, germanLaw, japaneseOrdinance } from "./statutes";
import { orders, planAndResult, reportWithTotal, shops, stock } from "./tables";

const [startedIn = ".", target, seed = "1"] = process.argv.slice(2);
if (target === undefined)
  throw new Error("Name the folder to write to: npm run eval -- generate <folder> [seed].");
const folder = resolve(startedIn, target);
const random = createRandom(Number(seed));
const sets = [
  ...[
    orders,
    stock,
    shops,
    planAndResult,
    reportWithTotal,
    applicationLog,
    jsonLines,
    accessLog,
    contracts,
    novel,
    reports,
  ].map((make) => make(random)),
  ...[englishAct, germanLaw, japaneseOrdinance, rubyStory].map((make) => make()),
];
await mkdir(join(folder, "docs"), { recursive: true });
for (const { name, text } of sets) await writeFile(join(folder, "docs", name), text);
const questions = sets.flatMap((set) => set.questions);
await writeFile(
  join(folder, "questions.jsonl"),
  `${questions.map((question) => JSON.stringify(question)).join("\n")}\n`,
);
console.log(`${questions.length} questions over ${sets.length} documents in ${folder}`);
