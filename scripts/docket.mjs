/** `npm run docket -- <checkout> [range] [--merges]`: files every change of a history, and prints what the docket says to it. */
import { spawnSync } from "node:child_process";
import { environment, node, prepare, projectDir } from "./prepare.mjs";

const startedIn = process.env.INIT_CWD ?? process.cwd();
await prepare();
const { bundle, bundlePrograms } = await import("./bundle.mjs");
await bundlePrograms();
await bundle({ docket: "scripts/docket/main.ts" });
const { status } = spawnSync(
  node,
  [
    "--enable-source-maps",
    "--disable-warning=ExperimentalWarning",
    `${projectDir}/.build/docket.js`,
    startedIn,
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", cwd: projectDir, env: environment },
);
process.exit(status ?? 1);
