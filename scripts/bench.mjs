import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

await prepare();
const { bundle, bundlePrograms, projectDir } = await import("./bundle.mjs");
await bundlePrograms();
await bundle({ bench: "bench/main.ts" });
const node = `${projectDir}/node_modules/.bin/node`;
const { status } = spawnSync(
  node,
  ["--enable-source-maps", `${projectDir}/.build/bench.js`, ...process.argv.slice(2)],
  {
    stdio: "inherit",
    cwd: projectDir,
  },
);
process.exit(status ?? 1);
