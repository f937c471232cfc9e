/** `npm run eval -- [folder] [--model root=…] [--only id] [--json out.json]`: scores a set of questions on the product's own path. */
import { spawnSync } from "node:child_process";
import { node, prepare, projectDir } from "./prepare.mjs";

const startedIn = process.env.INIT_CWD ?? process.cwd();
await prepare();
const { bundle, bundlePrograms } = await import("./bundle.mjs");
await bundlePrograms();
await bundle({ eval: "scripts/eval/main.ts" });
const { status } = spawnSync(
  node,
  ["--enable-source-maps", `${projectDir}/.build/eval.js`, startedIn, ...process.argv.slice(2)],
  { stdio: "inherit", cwd: projectDir },
);
process.exit(status ?? 1);
