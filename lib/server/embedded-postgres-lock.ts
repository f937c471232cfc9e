/** One owner of a data folder at a time: a file that names the owning process, and is void when that process is gone. */
import "server-only";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type FolderLock = { release(): void };

/** Takes the folder. Throws FolderInUseError when a living process has it; takes over what a dead one left. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, "owner");
  makeFolder(folder);
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!isErrno(error, "EEXIST")) throw unwritable(folder, error);
    }
    const owner = readFileSync(file, "utf8");
    if (isAlive(owner)) throw new FolderInUseError(folder, owner.split(" ")[0] ?? owner);
    rmSync(file, { force: true });
  }
}

/** True when a process that owned the folder is gone. */
export function isAbandoned(folder: string): boolean {
  const file = join(folder, "owner");
  return existsSync(file) && !isAlive(readFileSync(file, "utf8"));
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

export function unwritable(folder: string, cause: unknown): Error {
  return new Error(
    `The data folder ${folder} cannot be written: set VERBATIM_DATA_DIR to a folder that this user may write to.`,
    { cause },
  );
}

/** Another living process owns the data folder. */
export class FolderInUseError extends Error {
  readonly code = "folder-in-use";

  constructor(folder: string, pid: string) {
    super(
      `Verbatim runs already on ${folder} (process ${pid}): use that one, stop it first, or set VERBATIM_DATA_DIR to another folder.`,
    );
    this.name = "FolderInUseError";
  }
}

function isAlive(owner: string): boolean {
  const [pid, start] = owner.split(" ");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  try {
    process.kill(number, 0);
  } catch (error) {
    if (isErrno(error, "ESRCH")) return false;
    if (!isErrno(error, "EPERM")) throw error;
  }
  return start === undefined || startOf(number) === start;
}

/** The start time tells a process from a later one with its number; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch (error) {
    if (isErrno(error, "ENOENT")) return "";
    throw error;
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
