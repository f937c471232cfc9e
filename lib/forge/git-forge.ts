/** A checkout on this machine, over git. Reads only, and only what is committed: never the work tree. */
import {
  type FileCommit,
  type Forge,
  ForgeError,
  type ForgeFile,
  type Merge,
} from "@/lib/forge/forge";
import { inOrder } from "@/lib/forge/in-order";
import {
  GitError,
  type GitOptions,
  GitOutputError,
  type GitResult,
  runGit,
} from "@/lib/forge/run-git";

const LOG_MS = 120_000;
const MOST_LIST_BYTES = 200_000_000;
/** Folders and files of the root that a log is narrowed to. */
const MOST_TOPS = 200;

export type GitForge = Forge & {
  /** Each change of a range of commits onto its first parent, oldest first. */
  listRange(
    order: { range: string; mergesOnly: boolean },
    signal: AbortSignal,
  ): Promise<readonly Merge[]>;
};

type Git = (command: readonly string[], options: GitOptions) => Promise<GitResult>;

export function createGitForge(checkout: string): GitForge {
  const git: Git = (command, options) =>
    runGit(checkout, command, options).catch((reason: unknown) => {
      throw asForgeError(reason);
    });
  return {
    tipOf: (branch, signal) => tipOf(git, branch, signal),

    async listMerges({ branch, since }, signal) {
      const { sha } = await tipOf(git, branch, signal);
      const range = [`--since=${Math.floor(since / 1000)}`, sha];
      return inOrder(await log(git, { range, branch }, signal), since);
    },

    async listRange({ range, mergesOnly }, signal) {
      const [from = "", to = ""] = range.includes("..") ? range.split(/\.{2,3}/) : ["", range];
      const end = await commitOf(git, to || "HEAD", signal);
      const start = from === "" ? [] : [`^${await commitOf(git, from, signal)}`];
      const merges = mergesOnly ? ["--merges"] : [];
      return log(git, { range: [...merges, end, ...start], branch: to || "HEAD" }, signal);
    },

    async fetchPatch({ mergeSha }, { mostBytes }, signal) {
      const { text } = await git(["rev-parse", `${named(mergeSha)}^@`], { signal });
      const [parent = EMPTY_TREE] = text.trim().split("\n").filter(Boolean);
      return (await git([...DIFF, parent, mergeSha, "--"], { mostBytes, signal })).bytes;
    },

    async listFiles(revision, signal) {
      const command = ["ls-tree", "-r", "-z", "-l", "--full-tree", named(revision)];
      const { text } = await git(command, { mostBytes: MOST_LIST_BYTES, signal });
      return text.split("\0").flatMap((line) => fileOf(line) ?? []);
    },

    async readFile({ sha }, { mostBytes }, signal) {
      return (await git(["cat-file", "blob", named(sha)], { mostBytes, signal })).bytes;
    },

    lastCommits: (revision, paths, signal) => lastCommits(git, { revision, paths }, signal),
  };
}

async function commitOf(git: Git, revision: string, signal: AbortSignal): Promise<string> {
  const command = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  return (await git(command, { signal })).text.trim();
}

async function tipOf(git: Git, branch: string | null, signal: AbortSignal) {
  const sha = await commitOf(git, branch ?? "HEAD", signal);
  if (branch !== null) return { branch, sha };
  const { text } = await git(["rev-parse", "--abbrev-ref", "HEAD"], { signal });
  return { branch: text.trim(), sha };
}

async function log(
  git: Git,
  { range, branch }: { range: readonly string[]; branch: string },
  signal: AbortSignal,
): Promise<Merge[]> {
  const fields = ["%H", "%P", "%an", "%ct", "%B"].join("%x00");
  const { text } = await git(
    ["log", "--first-parent", "--reverse", `--format=${fields}%x00%x01`, ...range, "--"],
    { longestMs: LOG_MS, mostBytes: MOST_LIST_BYTES, signal },
  );
  return text.split("\0\u0001").flatMap((entry) => mergeOf(entry.replace(/^\n/, ""), branch) ?? []);
}

/** One call for all paths. */
async function lastCommits(
  git: Git,
  { revision, paths }: { revision: string; paths: readonly string[] },
  signal: AbortSignal,
): Promise<Map<string, FileCommit>> {
  if (paths.length === 0) return new Map();
  const fields = ["%H", "%aN", "%aE", "%as"].join("%x00");
  const tops = new Set(paths.map((path) => `:(top,literal)${path.split("/")[0]}`));
  const where = tops.size > MOST_TOPS ? [] : [...tops];
  const { text } = await git(
    [
      "log",
      "-z",
      "--name-only",
      "--no-renames",
      `--format=%x01${fields}`,
      named(revision),
      "--",
      ...where,
    ],
    { longestMs: LOG_MS, mostBytes: MOST_LIST_BYTES, signal },
  );
  return newestOf(text, new Set(paths));
}

/** Of the tree that holds nothing: what a first commit is compared with. */
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

const DIFF = [
  "diff",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--find-renames",
  "--full-index",
  "--no-relative",
  "--unified=3",
  "--inter-hunk-context=0",
  "--submodule=short",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];

/** An object's name, so that it can be nothing else on a command line. */
function named(name: string): string {
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(name)) return name;
  throw new ForgeError("refused", `“${name}” is no commit's full name.`);
}

function mergeOf(entry: string, branch: string): Merge | null {
  const [mergeSha = "", parents = "", author = "", committed = "", message = ""] =
    entry.split("\0");
  if (!mergeSha) return null;
  const [base] = parents.split(" ").filter(Boolean);
  const { title, body, number } = wordsOf(message);
  return {
    ...{ number, title, body, branch, mergeSha },
    author: author || null,
    url: null,
    baseSha: base ?? null,
    mergedAt: Number(committed) * 1000,
  };
}

/** A merge commit's first line names branches; the title of the change follows it. */
function wordsOf(message: string): { title: string; body: string; number: number | null } {
  const [first = "", ...rest] = message.trim().split("\n");
  const number = /^Merge pull request #(\d+)|\(#(\d+)\)$|\(!(\d+)\)$/.exec(first);
  const digits = number?.slice(1).find((group) => group !== undefined);
  const below = rest.join("\n").trim();
  const isMerge = /^Merge (?:pull request|branch|remote-tracking branch|tag|commit) /.test(first);
  const [title = "", ...body] = isMerge && below !== "" ? below.split("\n") : [first, below];
  return {
    title: title.trim(),
    body: body.join("\n").trim(),
    number: digits === undefined ? null : Number(digits),
  };
}

function fileOf(line: string): ForgeFile | null {
  const [, mode, sha = "", size = "", path = ""] =
    /^(\d+) blob (\w+) +(\d+)\t(.*)$/s.exec(line) ?? [];
  const isFile = mode === "100644" || mode === "100755";
  return isFile ? { path, sha, bytes: Number(size) } : null;
}

/** The log names newer commits first: the first one that touched a path counts. */
function newestOf(text: string, wanted: ReadonlySet<string>): Map<string, FileCommit> {
  const found = new Map<string, FileCommit>();
  for (const entry of text.split("\u0001").slice(1)) {
    const [sha = "", name = "", email = "", day = "", ...paths] = entry.split("\0");
    if (name.endsWith("[bot]")) continue;
    for (const path of paths.map((each) => each.replace(/^\n/, "")))
      if (wanted.has(path) && !found.has(path))
        found.set(path, { name, email: /noreply/i.test(email) ? null : email, sha, day });
    if (found.size === wanted.size) break;
  }
  return found;
}

function asForgeError(reason: unknown): unknown {
  if (reason instanceof GitOutputError) return new ForgeError("too-large", reason.message, reason);
  if (reason instanceof GitError) return new ForgeError("refused", reason.message, reason);
  return reason;
}
