/**
 * Commits on a branch of a checkout, made beside its work tree: objects, a temporary index and one reference that is
 * moved only from where it was found. HEAD, the index and the files of whoever works there stay untouched.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GitError, runGit } from "@/lib/forge/run-git";

export type Author = { name: string; email: string };

export type PageCommit = {
  checkout: string;
  branch: string;
  /** What the branch begins at where there is none yet, or where it was merged: a branch or commit. */
  base: string;
  path: string;
  /** The page's new bytes. Throws where it cannot be edited. */
  edit(bytes: Uint8Array): Uint8Array;
  message: string;
  /** A line of the message that says which change this is: a commit on the branch that has it is not made again. */
  trailer: string;
  author: Author;
  /** Milliseconds since the Unix epoch. */
  at: number;
};

export type BranchErrorCode =
  | "no-page"
  | "not-a-file"
  | "checked-out"
  | "moved"
  | "built-on"
  | "merged";

export class BranchError extends Error {
  readonly code: BranchErrorCode;

  constructor(code: BranchErrorCode, message: string) {
    super(message);
    this.name = "BranchError";
    this.code = code;
  }
}

/** Turns in which the branch may move under a commit before it is given up. */
const MOST_TURNS = 5;

/** The bytes of a file as a commit has it; null where it has none. */
export async function readFileAt(
  checkout: string,
  revision: string,
  path: string,
): Promise<Uint8Array | null> {
  const entry = await entryOf(checkout, await commitOf(checkout, revision), path);
  return entry === null ? null : readBlob(checkout, entry.sha);
}

/** Resolves with the new commit, or the one that is there. */
export async function commitOnBranch(commit: PageCommit): Promise<string> {
  const { checkout, branch, base, trailer } = commit;
  await refuseCheckedOut(checkout, branch);
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const start = await commitOf(checkout, base);
    const tip = await tipOf(checkout, branch);
    const goesOn = tip !== null && !(await isAncestor(checkout, tip, start));
    if (goesOn) {
      const made = await commitWith(checkout, { from: start, to: tip, trailer });
      if (made !== null) return made;
    }
    const made = await commitFile(commit, goesOn ? tip : start);
    if (await moveBranch(checkout, branch, { from: tip, to: made })) return made;
  }
  throw new BranchError("moved", `The branch ${branch} moves all the time. Try again.`);
}

/** Takes the branch's newest commit off it, and removes the branch where that was all of it. */
export async function takeBackCommit(
  checkout: string,
  { branch, base, commit }: { branch: string; base: string; commit: string },
): Promise<void> {
  const start = await commitOf(checkout, base);
  if (await isAncestor(checkout, commit, start))
    throw new BranchError(
      "merged",
      `The commit ${commit.slice(0, 12)} is merged into ${base}. Undo it there, with git revert.`,
    );
  const tip = await tipOf(checkout, branch);
  if (tip === null || !(await isAncestor(checkout, commit, tip))) return;
  if (tip !== commit)
    throw new BranchError(
      "built-on",
      `Other commits stand on ${commit.slice(0, 12)} on the branch ${branch}.`,
    );
  await refuseCheckedOut(checkout, branch);
  const parent = await commitOf(checkout, `${commit}^`);
  const isAll = await isAncestor(checkout, parent, start);
  if (!(await moveBranch(checkout, branch, { from: tip, to: isAll ? null : parent })))
    throw new BranchError("moved", `The branch ${branch} has just moved. Try again.`);
}

async function commitFile(commit: PageCommit, parent: string): Promise<string> {
  const { checkout, path, author, at } = commit;
  const entry = await entryOf(checkout, parent, path);
  if (entry === null)
    throw new BranchError("no-page", `${path} is not on the branch ${commit.branch}.`);
  const bytes = commit.edit(await readBlob(checkout, entry.sha));
  const blob = await runGit(checkout, ["hash-object", "-w", "--stdin"], { input: bytes });
  const folder = await mkdtemp(join(tmpdir(), "verbatim-index-"));
  try {
    const variables = { GIT_INDEX_FILE: join(folder, "index") };
    await runGit(checkout, ["read-tree", parent], { variables });
    const cacheInfo = `${entry.mode} ${blob.text.trim()}\t${path}\0`;
    await runGit(checkout, ["update-index", "-z", "--index-info"], { variables, input: cacheInfo });
    const tree = await runGit(checkout, ["write-tree"], { variables });
    const date = `${Math.floor(at / 1000)} +0000`;
    const made = await runGit(
      checkout,
      ["commit-tree", tree.text.trim(), "-p", parent, "-F", "-"],
      {
        input: `${commit.message.trim()}\n\n${commit.trailer}\n`,
        variables: {
          ...{
            GIT_AUTHOR_NAME: author.name,
            GIT_AUTHOR_EMAIL: author.email,
            GIT_AUTHOR_DATE: date,
          },
          ...{ GIT_COMMITTER_NAME: author.name, GIT_COMMITTER_EMAIL: author.email },
          GIT_COMMITTER_DATE: date,
        },
      },
    );
    return made.text.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** False when the branch is no longer where it was. A branch that is moved to null is removed. */
async function moveBranch(
  checkout: string,
  branch: string,
  { from, to }: { from: string | null; to: string | null },
): Promise<boolean> {
  const reference = `refs/heads/${branch}`;
  const command =
    to === null
      ? `delete ${reference} ${from}\n`
      : from === null
        ? `create ${reference} ${to}\n`
        : `update ${reference} ${to} ${from}\n`;
  try {
    await runGit(checkout, ["update-ref", "--stdin"], { input: command });
    return true;
  } catch (reason) {
    if (reason instanceof GitError && (await tipOf(checkout, branch)) !== from) return false;
    throw reason;
  }
}

async function refuseCheckedOut(checkout: string, branch: string): Promise<void> {
  const { text } = await runGit(checkout, ["worktree", "list", "--porcelain"]);
  const isOut = text.split("\n").includes(`branch refs/heads/${branch}`);
  if (isOut)
    throw new BranchError(
      "checked-out",
      `The branch ${branch} is checked out in a work tree of ${checkout}. Switch to another branch there, then try again.`,
    );
}

async function commitWith(
  checkout: string,
  { from, to, trailer }: { from: string; to: string; trailer: string },
): Promise<string | null> {
  const { text } = await runGit(checkout, ["log", "-z", "--format=%H%n%B", `${from}..${to}`, "--"]);
  const found = text.split("\0").find((each) => each.split("\n").includes(trailer));
  return found?.trimStart().split("\n")[0] ?? null;
}

async function commitOf(checkout: string, revision: string): Promise<string> {
  const { text } = await runGit(checkout, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  return text.trim();
}

async function tipOf(checkout: string, branch: string): Promise<string | null> {
  const { text } = await runGit(checkout, [
    "for-each-ref",
    "--format=%(objectname)%00%(refname)",
    `refs/heads/${branch}`,
  ]);
  const line = text.split("\n").find((each) => each.endsWith(`\0refs/heads/${branch}`));
  return line?.split("\0")[0] ?? null;
}

async function isAncestor(checkout: string, commit: string, of: string): Promise<boolean> {
  const { text } = await runGit(checkout, ["rev-list", "--max-count=1", commit, `^${of}`, "--"]);
  return text.trim() === "";
}

async function entryOf(
  checkout: string,
  commit: string,
  path: string,
): Promise<{ mode: string; sha: string } | null> {
  const { text } = await runGit(checkout, [
    "--literal-pathspecs",
    "ls-tree",
    "-z",
    "--full-tree",
    commit,
    "--",
    path,
  ]);
  for (const line of text.split("\0")) {
    const [head = "", name] = line.split("\t");
    if (name !== path) continue;
    const [mode = "", , sha = ""] = head.split(" ");
    if (mode === "100644" || mode === "100755") return { mode, sha };
    throw new BranchError(
      "not-a-file",
      `${path} is a link or a folder, not a page that can be edited.`,
    );
  }
  return null;
}

async function readBlob(checkout: string, sha: string): Promise<Uint8Array> {
  return (await runGit(checkout, ["cat-file", "blob", sha])).bytes;
}
