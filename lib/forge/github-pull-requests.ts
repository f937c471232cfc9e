/**
 * Docs pull requests on GitHub: one open pull request for each area of the documentation, which later edits are
 * appended to. Made of the git data API alone: a blob, a tree, a commit, and one reference.
 */
import { z } from "zod";
import { BranchError, type BranchErrorCode } from "@/lib/forge/checkout-branch";
import { ForgeError } from "@/lib/forge/forge";
import { gitSha } from "@/lib/forge/git-sha";
import { askGitHub, findInGitHub, type GitHubRepository } from "@/lib/forge/github-request";
import { segments } from "@/lib/forge/github-server";

export type DocsChange = {
  branch: string;
  /** Null takes the repository's default branch. */
  base: string | null;
  path: string;
  /** The page's new bytes. Throws where it cannot be edited. */
  edit(bytes: Uint8Array): Uint8Array;
  message: string;
  /** A line of the message that says which change this is: a commit on the branch that has it is not made again. */
  trailer: string;
  author: { name: string; email: string };
  /** Milliseconds since the Unix epoch. */
  at: number;
  /** Title of a new pull request. */
  title: string;
  /** What its text begins with. */
  introduction: string;
  /** What its text says of this edit: one line of Markdown. */
  entry: string;
};

export type DeliveredChange = { branch: string; commit: string; url: string };

const MOST_TURNS = 4;

const reference = z.object({ object: z.object({ sha: gitSha }) });
const sha = z.object({ sha: gitSha });
const pullRequest = z.object({
  number: z.int(),
  html_url: z.string(),
  body: z.string().nullable(),
  head: sha,
});
const gitCommit = z.object({ tree: sha, parents: z.array(sha) });
const tree = z.object({
  tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: gitSha })),
});
const comparison = z.object({
  ahead_by: z.int(),
  commits: z.array(z.object({ sha: gitSha, commit: z.object({ message: z.string() }) })),
});
const anything = z.unknown();

type PullRequest = z.infer<typeof pullRequest>;

/** Resolves with the new commit, or the one that is there, on an open pull request. */
export async function deliverDocsChange(
  repository: GitHubRepository,
  change: DocsChange,
): Promise<DeliveredChange> {
  const base = change.base ?? (await defaultBranch(repository));
  const commit = await commitChange(repository, change, base);
  const url = await openOrExtend(repository, change, base);
  return { branch: change.branch, commit, url };
}

/** Takes the branch's newest commit off it; where it was the only one, the pull request is closed and the branch removed. */
export async function takeBackDocsChange(
  repository: GitHubRepository,
  { branch, base, commit }: { branch: string; base: string | null; commit: string },
): Promise<void> {
  const target = base ?? (await defaultBranch(repository));
  const [tip, open] = [await tipOf(repository, branch), await openPullRequest(repository, branch)];
  if ((await compare(repository, target, commit))?.ahead_by === 0)
    throw failure(
      "merged",
      `The commit ${commit.slice(0, 12)} is merged into ${target}. Undo it there, with a pull request that reverts it.`,
    );
  if (tip === null) return;
  if (tip !== commit) {
    const known = (await compare(repository, target, branch))?.commits ?? [];
    if (!known.some((each) => each.sha === commit)) return;
    throw failure(
      "built-on",
      `Other commits stand on ${commit.slice(0, 12)} on the branch ${branch}.`,
    );
  }
  const parent = (await askGitHub(repository, { path: `/git/commits/${commit}` }, gitCommit))
    .parents[0]?.sha;
  const isAll = parent === undefined || (await compare(repository, target, parent))?.ahead_by === 0;
  if (!isAll) return void (await setBranch(repository, branch, { sha: parent, force: true }));
  if (open)
    await askGitHub(
      repository,
      { method: "PATCH", path: `/pulls/${open.number}`, body: { state: "closed" } },
      anything,
    );
  await askGitHub(
    repository,
    { method: "DELETE", path: `/git/refs/heads/${segments(branch)}` },
    anything,
  );
}

async function commitChange(
  repository: GitHubRepository,
  change: DocsChange,
  base: string,
): Promise<string> {
  const { branch, trailer } = change;
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const start = await tipOf(repository, base);
    if (start === null) throw failure("no-page", `The branch ${base} is not there.`);
    const tip = await tipOf(repository, branch);
    const goesOn = tip !== null && (await isGoingOn(repository, branch, tip));
    if (goesOn) {
      const commits = (await compare(repository, base, branch))?.commits ?? [];
      const made = commits.find(({ commit }) => commit.message.split("\n").includes(trailer));
      if (made) return made.sha;
    }
    const made = await commitFile(repository, change, goesOn ? tip : start);
    const isMoved =
      tip === null
        ? await makeBranch(repository, branch, made)
        : await setBranch(repository, branch, { sha: made, force: !goesOn });
    if (isMoved) return made;
  }
  throw failure("moved", `The branch ${branch} moves all the time. Try again.`);
}

/** A branch whose pull request was merged or closed begins anew. */
async function isGoingOn(
  repository: GitHubRepository,
  branch: string,
  tip: string,
): Promise<boolean> {
  if (await openPullRequest(repository, branch)) return true;
  const closed = await pullRequests(repository, branch, "closed");
  return !closed.some(({ head }) => head.sha === tip);
}

async function commitFile(
  repository: GitHubRepository,
  change: DocsChange,
  parent: string,
): Promise<string> {
  const post = async (path: string, body: unknown) =>
    (await askGitHub(repository, { method: "POST", path, body }, sha)).sha;
  const { tree: root } = await askGitHub(repository, { path: `/git/commits/${parent}` }, gitCommit);
  const file = await fileIn(repository, root.sha, change.path);
  const bytes = change.edit(await readBlob(repository, file.sha));
  const content = Buffer.from(bytes).toString("base64");
  const blob = await post("/git/blobs", { content, encoding: "base64" });
  const entry = { path: change.path, mode: file.mode, type: "blob", sha: blob };
  const author = { ...change.author, date: new Date(change.at).toISOString() };
  return post("/git/commits", {
    message: `${change.message.trim()}\n\n${change.trailer}\n`,
    tree: await post("/git/trees", { base_tree: root.sha, tree: [entry] }),
    parents: [parent],
    author,
  });
}

async function fileIn(
  repository: GitHubRepository,
  root: string,
  path: string,
): Promise<{ mode: string; sha: string }> {
  let at: { mode: string; sha: string; type: string } = { mode: "040000", type: "tree", sha: root };
  for (const name of path.split("/")) {
    const entries =
      at.type === "tree"
        ? (await askGitHub(repository, { path: `/git/trees/${at.sha}` }, tree)).tree
        : [];
    const next = entries.find((entry) => entry.path === name);
    if (!next) throw failure("no-page", `${path} is not on the branch.`);
    at = next;
  }
  if (at.mode !== "100644" && at.mode !== "100755")
    throw failure("not-a-file", `${path} is a link or a folder, not a page that can be edited.`);
  return at;
}

async function readBlob(repository: GitHubRepository, blob: string): Promise<Uint8Array> {
  const schema = z.object({ content: z.string(), encoding: z.literal("base64") });
  const { content } = await askGitHub(repository, { path: `/git/blobs/${blob}` }, schema);
  return Uint8Array.from(Buffer.from(content, "base64"));
}

async function openOrExtend(
  repository: GitHubRepository,
  change: DocsChange,
  base: string,
): Promise<string> {
  const { branch, title, introduction, entry } = change;
  const known = await openPullRequest(repository, branch);
  if (known) return extend(repository, known, entry);
  const body = { title, head: branch, base, body: `${introduction}\n\n${entry}\n` };
  try {
    const call = { method: "POST", path: "/pulls", body } as const;
    return (await askGitHub(repository, call, pullRequest)).html_url;
  } catch (reason) {
    if (!(reason instanceof ForgeError) || reason.code !== "conflict") throw reason;
    const meanwhile = await openPullRequest(repository, branch);
    if (!meanwhile) throw reason;
    return extend(repository, meanwhile, entry);
  }
}

async function extend(
  repository: GitHubRepository,
  { number, html_url, body }: PullRequest,
  entry: string,
): Promise<string> {
  if (!(body ?? "").includes(entry)) {
    const longer = `${(body ?? "").trimEnd()}\n${entry}\n`;
    await askGitHub(
      repository,
      { method: "PATCH", path: `/pulls/${number}`, body: { body: longer } },
      anything,
    );
  }
  return html_url;
}

async function makeBranch(
  repository: GitHubRepository,
  branch: string,
  to: string,
): Promise<boolean> {
  const body = { ref: `refs/heads/${branch}`, sha: to };
  return unlessMoved(() =>
    askGitHub(repository, { method: "POST", path: "/git/refs", body }, anything),
  );
}

async function setBranch(
  repository: GitHubRepository,
  branch: string,
  body: { sha: string; force: boolean },
): Promise<boolean> {
  const path = `/git/refs/heads/${segments(branch)}`;
  return unlessMoved(() => askGitHub(repository, { method: "PATCH", path, body }, anything));
}

/** False when the reference was made or moved by someone else. */
async function unlessMoved(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (reason) {
    if (reason instanceof ForgeError && reason.code === "conflict") return false;
    throw reason;
  }
}

async function tipOf(repository: GitHubRepository, branch: string): Promise<string | null> {
  const path = `/git/ref/heads/${segments(branch)}`;
  return (await findInGitHub(repository, { path }, reference))?.object.sha ?? null;
}

function compare(repository: GitHubRepository, base: string, head: string) {
  const path = `/compare/${segments(base)}...${segments(head)}?per_page=250`;
  return findInGitHub(repository, { path }, comparison);
}

async function openPullRequest(
  repository: GitHubRepository,
  branch: string,
): Promise<PullRequest | null> {
  return (await pullRequests(repository, branch, "open"))[0] ?? null;
}

function pullRequests(
  repository: GitHubRepository,
  branch: string,
  state: "open" | "closed",
): Promise<PullRequest[]> {
  const [owner = ""] = repository.fullName.split("/");
  const query = new URLSearchParams({ state, head: `${owner}:${branch}`, per_page: "50" });
  return askGitHub(repository, { path: `/pulls?${query}` }, z.array(pullRequest));
}

async function defaultBranch(repository: GitHubRepository): Promise<string> {
  const schema = z.object({ default_branch: z.string() });
  return (await askGitHub(repository, { path: "" }, schema)).default_branch;
}

function failure(code: BranchErrorCode, message: string): BranchError {
  return new BranchError(code, message);
}
