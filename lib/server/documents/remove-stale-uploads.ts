import "server-only";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const STALE_MS = 24 * 3_600_000;

/** Removes what a process that was killed in the middle of an upload has left behind. */
export async function removeStaleUploads(uploads: string, now: number): Promise<void> {
  for (const name of await readdir(uploads)) {
    const path = join(uploads, name);
    const found = await stat(path).catch(absent);
    if (found && now - found.mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  }
}

/** An upload that ended in this moment has removed its own folder. */
function absent(reason: unknown): null {
  if (reason instanceof Error && "code" in reason && reason.code === "ENOENT") return null;
  throw reason;
}
