/** The port to where a repository lives: its merges, their patches, and its files at a commit. */

/** One merged change. */
export type Merge = {
  /** The number of its pull or merge request; null where there is none. */
  number: number | null;
  title: string;
  body: string;
  author: string | null;
  url: string | null;
  /** The commit it was merged onto, where that is known. */
  baseSha: string | null;
  mergeSha: string;
  /** Milliseconds since the Unix epoch; null where that is not known. */
  mergedAt: number | null;
  /** The branch it was merged into. */
  branch: string;
};

export type ForgeFile = {
  path: string;
  /** Names the content: equal contents have equal names. */
  sha: string;
  /** Null where it is not known before the file is read. */
  bytes: number | null;
};

/** The newest commit to a file by a person. */
export type FileCommit = {
  name: string;
  email: string | null;
  sha: string;
  /** Its date: `2026-03-01`. */
  day: string;
};

/** A forge is asked for the last commits of so many files: it takes one request for each. */
export const mostLastCommits = 300;

/** Every function rejects with ForgeError. */
export type Forge = {
  /** The commit that a branch stands at; null takes the repository's own main branch. */
  tipOf(branch: string | null, signal: AbortSignal): Promise<{ branch: string; sha: string }>;
  /** Merged into the branch since then, oldest first. */
  listMerges(
    order: { branch: string; since: number },
    signal: AbortSignal,
  ): Promise<readonly Merge[]>;
  /** The bytes of the change as a patch. */
  fetchPatch(
    merge: Pick<Merge, "number" | "mergeSha">,
    limit: { mostBytes: number },
    signal: AbortSignal,
  ): Promise<Uint8Array>;
  /** Regular files: no links, no submodules. */
  listFiles(revision: string, signal: AbortSignal): Promise<readonly ForgeFile[]>;
  readFile(
    file: Pick<ForgeFile, "path" | "sha">,
    limit: { mostBytes: number },
    signal: AbortSignal,
  ): Promise<Uint8Array>;
  /** Over the network for the first `mostLastCommits` paths only. */
  lastCommits(
    revision: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FileCommit>>;
};

/** The codes of what does not get better by asking again, and of what may. */
export type ForgeErrorCode =
  | "not-found"
  | "not-allowed"
  | "too-large"
  | "conflict"
  | "refused"
  | "rate-limited"
  | "unreachable";

export class ForgeError extends Error {
  readonly code: ForgeErrorCode;
  /** Asking again later may help. */
  readonly isPassing: boolean;

  constructor(code: ForgeErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ForgeError";
    this.code = code;
    this.isPassing = code === "rate-limited" || code === "unreachable";
  }
}
