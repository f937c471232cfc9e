/** A repository on GitHub, or a GitHub Enterprise server, over its REST API. Reads only. */
import { z } from "zod";
import { eachOf } from "@/lib/forge/each-of";
import {
  type FileCommit,
  type Forge,
  ForgeError,
  type Merge,
  mostLastCommits,
} from "@/lib/forge/forge";
import { type ForgeServer, getBytes, getJson, listPages } from "@/lib/forge/forge-request";
import { gitSha } from "@/lib/forge/git-sha";
import {
  GITHUB_JSON,
  type GitHubAccess,
  gitHubRoot,
  gitHubServer,
  segments,
} from "@/lib/forge/github-server";
import { inOrder } from "@/lib/forge/in-order";

const DIFF_TYPE = "application/vnd.github.diff";
const RAW_TYPE = "application/vnd.github.raw+json";
const MOST_LIST_PAGES = 20;
const AT_ONCE = 6;

const pull = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string().nullish(),
  html_url: z.string().nullish(),
  merged_at: z.iso.datetime({ offset: true }).nullish(),
  updated_at: z.iso.datetime({ offset: true }),
  merge_commit_sha: gitSha.nullish(),
  user: z.object({ login: z.string() }).nullish(),
  base: z.object({ ref: z.string(), sha: gitSha }),
});

const tree = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: gitSha,
      size: z.int().optional(),
    }),
  ),
});

const commits = z.array(
  z.object({
    sha: gitSha,
    commit: z.object({
      author: z.object({ name: z.string(), email: z.string(), date: z.string() }).nullish(),
    }),
    author: z.object({ login: z.string() }).nullish(),
  }),
);

/** A tree's files and folders are looked at so many at most, and so deep: a hostile server's go on for ever. */
const MOST_ENTRIES = 500_000;
const DEEPEST = 60;
const LONGEST_MS = 60_000;

export function createGitHubForge(access: GitHubAccess): Forge {
  const server = gitHubServer(access, {
    needs: `Give the repository ${access.fullName} a token that may read contents, metadata and pull requests.`,
    longestMs: LONGEST_MS,
    later: "It is asked again later.",
  });
  const root = gitHubRoot(access);
  const json = <Schema extends z.ZodType>(path: string, schema: Schema, signal: AbortSignal) =>
    getJson(server, { path, accept: GITHUB_JSON }, schema, signal);

  return {
    async tipOf(wanted, signal) {
      const branch =
        wanted ??
        (await json(root, z.object({ default_branch: z.string() }), signal)).value.default_branch;
      const path = `${root}/git/ref/heads/${segments(branch)}`;
      const { value } = await json(path, z.object({ object: z.object({ sha: gitSha }) }), signal);
      return { branch, sha: value.object.sha };
    },

    async listMerges({ branch, since }, signal) {
      const query = new URLSearchParams({ state: "closed", base: branch });
      const order = { sort: "updated", direction: "desc", per_page: "100" };
      const path = `${root}/pulls?${query}&${new URLSearchParams(order)}`;
      const request = { path, accept: GITHUB_JSON, mostPages: MOST_LIST_PAGES };
      const merges: Merge[] = [];
      for await (const page of listPages(server, request, z.array(pull), signal)) {
        merges.push(...page.flatMap((one) => mergeOf(one) ?? []));
        const oldest = page.at(-1);
        if (oldest !== undefined && Date.parse(oldest.updated_at) < since) break;
      }
      return inOrder(merges, since);
    },

    async fetchPatch({ number, mergeSha }, { mostBytes }, signal) {
      const path = number === null ? `${root}/commits/${mergeSha}` : `${root}/pulls/${number}`;
      return (await getBytes(server, { path, accept: DIFF_TYPE, mostBytes }, signal)).bytes;
    },

    async listFiles(revision, signal) {
      const path = `${root}/git/trees/${encodeURIComponent(revision)}?recursive=1`;
      const { value } = await json(path, tree, signal);
      const entries = value.truncated ? await walk(server, root, revision, signal) : value.tree;
      return entries
        .filter(({ mode }) => mode === "100644" || mode === "100755")
        .map(({ path, sha, size }) => ({ path, sha, bytes: size ?? null }));
    },

    async readFile({ sha }, { mostBytes }, signal) {
      const path = `${root}/git/blobs/${sha}`;
      return (await getBytes(server, { path, accept: RAW_TYPE, mostBytes }, signal)).bytes;
    },

    async lastCommits(revision, paths, signal) {
      const found = new Map<string, FileCommit>();
      await eachOf(paths.slice(0, mostLastCommits), AT_ONCE, async (path) => {
        const query = new URLSearchParams({ sha: revision, path, per_page: "5" });
        const { value } = await json(`${root}/commits?${query}`, commits, signal);
        const last = value.map(commitOf).find((commit) => commit !== null);
        if (last) found.set(path, last);
      });
      return found;
    },
  };
}

type Entries = z.infer<typeof tree>["tree"];

/** Folder by folder: the whole tree is more than GitHub gives at once. */
async function walk(
  server: ForgeServer,
  root: string,
  revision: string,
  signal: AbortSignal,
): Promise<Entries> {
  const found: Entries = [];
  let folders = [{ path: "", sha: revision }];
  let seen = 0;
  for (let depth = 0; folders.length > 0; depth += 1) {
    if (depth > DEEPEST) throw tooLarge(`folders more than ${DEEPEST} deep`);
    const below: { path: string; sha: string }[] = [];
    await eachOf(folders, AT_ONCE, async (folder) => {
      const path = `${root}/git/trees/${encodeURIComponent(folder.sha)}`;
      const { value } = await getJson(server, { path, accept: GITHUB_JSON }, tree, signal);
      seen += value.tree.length;
      if (seen > MOST_ENTRIES) throw tooLarge(`more than ${MOST_ENTRIES} files and folders`);
      for (const entry of value.tree) {
        const whole = { ...entry, path: `${folder.path}${entry.path}` };
        if (entry.type === "tree") below.push({ path: `${whole.path}/`, sha: entry.sha });
        else found.push(whole);
      }
    });
    folders = below;
  }
  return found;
}

function tooLarge(what: string): ForgeError {
  return new ForgeError("too-large", `The repository has ${what}, which is the limit.`);
}

function mergeOf(one: z.infer<typeof pull>): Merge | null {
  if (!one.merged_at || !one.merge_commit_sha) return null;
  return {
    number: one.number,
    title: one.title,
    body: one.body ?? "",
    author: one.user?.login ?? null,
    url: one.html_url ?? null,
    baseSha: one.base.sha,
    mergeSha: one.merge_commit_sha,
    mergedAt: Date.parse(one.merged_at),
    branch: one.base.ref,
  };
}

/** Null for what no person made. */
function commitOf({ sha, author, commit }: z.infer<typeof commits>[number]): FileCommit | null {
  const isBot = [author?.login, commit.author?.name].some((name) => name?.endsWith("[bot]"));
  if (!commit.author || isBot) return null;
  const { name, email, date } = commit.author;
  const day = date.slice(0, 10);
  if (author) return { name: `@${author.login}`, email: null, sha, day };
  return { name, email: /noreply/i.test(email) ? null : email, sha, day };
}
