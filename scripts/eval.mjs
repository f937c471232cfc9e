/**
 * `npm run eval -- [folder] [--model root=…] [--only id] [--json out.json]`: scores a set of questions on the product's own path.
 * `npm run eval -- --drift <folder> [--arm court|one-prompt|five-votes] [--only id]`: judges real changes with known drift.
 * `npm run eval -- --mutations [--arm …] [--only id]`: judges changes of our own, with labels for every stage.
 * `npm run eval -- --stream <folder>`: what the path rules make of a stream of merged changes.
 * `npm run eval -- generate <folder> [seed]`: writes a set of documents of our own with their questions.
 */
import { spawnSync } from "node:child_process";
import { node, prepare, projectDir } from "./prepare.mjs";

const startedIn = process.env.INIT_CWD ?? process.cwd();
await prepare();
const { bundle, bundlePrograms } = await import("./bundle.mjs");
const args = process.argv.slice(2);
const isGenerating = args[0] === "generate";
if (!isGenerating) await bundlePrograms();
await bundle(
  isGenerating
    ? { "eval-generate": "scripts/eval/generate/main.ts" }
    : { eval: "scripts/eval/main.ts" },
);
const program = isGenerating ? "eval-generate.js" : "eval.js";
const { status } = spawnSync(
  node,
  [
    "--enable-source-maps",
    `${projectDir}/.build/${program}`,
    startedIn,
    ...(isGenerating ? args.slice(1) : args),
  ],
  { stdio: "inherit", cwd: projectDir },
);
process.exit(status ?? 1);
