import { spawnSync } from "node:child_process";

let known: boolean | null = null;

/** Linux with user namespaces: a process can be given a network of its own by `unshare -rn`, with nothing in it. */
export function canLeaveNetwork(): boolean {
  known ??= process.platform === "linux" && spawnSync("unshare", ["-rn", "true"]).status === 0;
  return known;
}
