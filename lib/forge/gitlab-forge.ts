/** A project on GitLab, over its REST API. Reads only. */
import { z } from "zod";
import { eachOf } from "@/lib/forge/each-of";
import {
  type FileCommit,
  type Forge,
  ForgeError,
  type ForgeFile,
  type Merge,
  mostLastCommits,
} from "@/lib/forge/forge";
import { type ForgeServer, getBytes, getJson, listPages } from "@/lib/forge/forge-request";
import { gitSha } from "@/lib/forge/git-sha";
import { inOrder } from "@/lib/forge/in-order";

const JSON_TYPE = "application/json";
const MOST_LIST_PAGES = 20;
const MOST_TREE_PAGES = 500;
const AT_ONCE = 6;
const LONGEST_MS = 60_000;

const mergeRequest = z.object({
  iid: z.int(),
  title: z.string(),
  description: z.string().nullish(),
  web_url: z.string().nullish(),
  merged_at: z.iso.datetime({ offset: true }).nullish(),
  target_branch: z.string(),
  merge_commit_sha: gitSha.nullish(),
  squash_commit_sha: gitSha.nullish(),
  sha: gitSha.nullish(),
  author: z.object({ username: z.string() }).nullish(),
});

const treeEntries = z.array(
  z.object({ path: z.string(), mode: z.string(), type: z.string(), id: gitSha }),
);

const commits = z.array(
  z.object({
    id: gitSha,
    author_name: z.string(),
    author_email: z.string(),
    authored_date: z.string(),
  }),
);

/** `apiUrl` is that of the API's version: `https://gitlab.com/api/v4`. */
export type GitLabAccess = { apiUrl: string; fullName: string; token: string | null };

export function createGitLabForge({ apiUrl, fullName, token }: GitLabAccess): Forge {
  const server: ForgeServer = {
    name: "GitLab",
    apiUrl: apiUrl.replace(/\/+$/, ""),
    headers: token === null ? {} : { "private-token": token },
    isKnown: token !== null,
    needs: `Give the project ${fullName} a token with the scope read_api.`,
    longestMs: LONGEST_MS,
    later: "It is asked again later.",
  };
  const root = `/projects/${encodeURIComponent(fullName)}`;
  const json = <Schema extends z.ZodType>(path: string, schema: Schema, signal: AbortSignal) =>
    getJson(server, { path, accept: JSON_TYPE }, schema, signal);

  return {
    async tipOf(wanted, signal) {
      const branch =
        wanted ??
        (await json(root, z.object({ default_branch: z.string() }), signal)).value.default_branch;
      const path = `${root}/repository/branches/${encodeURIComponent(branch)}`;
      const { value } = await json(path, z.object({ commit: z.object({ id: gitSha }) }), signal);
      return { branch, sha: value.commit.id };
    },

    async listMerges({ branch, since }, signal) {
      const query = new URLSearchParams({
        state: "merged",
        target_branch: branch,
        updated_after: new Date(since).toISOString(),
        per_page: "100",
      });
      const path = `${root}/merge_requests?${query}`;
      const request = { path, accept: JSON_TYPE, mostPages: MOST_LIST_PAGES };
      const merges: Merge[] = [];
      for await (const page of listPages(server, request, z.array(mergeRequest), signal))
        merges.push(...page.flatMap((one) => mergeOf(one) ?? []));
      return inOrder(merges, since);
    },

    async fetchPatch({ number }, { mostBytes }, signal) {
      if (number === null)
        throw new ForgeError("refused", "GitLab gives patches of merge requests only.");
      const path = `${root}/merge_requests/${number}/raw_diffs`;
      return (await getBytes(server, { path, accept: "text/plain", mostBytes }, signal)).bytes;
    },

    async listFiles(revision, signal) {
      const query = new URLSearchParams({ ref: revision, recursive: "true", per_page: "100" });
      const path = `${root}/repository/tree?${query}&pagination=keyset`;
      const request = { path, accept: JSON_TYPE, mostPages: MOST_TREE_PAGES };
      const files: ForgeFile[] = [];
      for await (const page of listPages(server, request, treeEntries, signal))
        for (const { path: file, mode, id } of page)
          if (mode === "100644" || mode === "100755")
            files.push({ path: file, sha: id, bytes: null });
      return files;
    },

    async readFile({ sha }, { mostBytes }, signal) {
      const path = `${root}/repository/blobs/${sha}/raw`;
      return (await getBytes(server, { path, accept: "*/*", mostBytes }, signal)).bytes;
    },

    lastCommits: (revision, paths, signal) =>
      lastCommits(server, root, { revision, paths }, signal),
  };
}

async function lastCommits(
  server: ForgeServer,
  root: string,
  { revision, paths }: { revision: string; paths: readonly string[] },
  signal: AbortSignal,
): Promise<Map<string, FileCommit>> {
  const found = new Map<string, FileCommit>();
  await eachOf(paths.slice(0, mostLastCommits), AT_ONCE, async (path) => {
    const query = new URLSearchParams({ ref_name: revision, path, per_page: "5" });
    const request = { path: `${root}/repository/commits?${query}`, accept: JSON_TYPE };
    const { value } = await getJson(server, request, commits, signal);
    const last = value.find(({ author_name: name }) => !/\[bot\]$|_bot_/.test(name));
    if (last) found.set(path, commitOf(last));
  });
  return found;
}

function commitOf(commit: z.infer<typeof commits>[number]): FileCommit {
  const { id, author_name: name, author_email: email, authored_date: date } = commit;
  return { name, email: /noreply/i.test(email) ? null : email, sha: id, day: date.slice(0, 10) };
}

/** A fast-forward merge makes no commit of its own: then the newest commit of the request stands for it. */
function mergeOf(one: z.infer<typeof mergeRequest>): Merge | null {
  const mergeSha = one.merge_commit_sha ?? one.squash_commit_sha ?? one.sha;
  if (!one.merged_at || !mergeSha) return null;
  return {
    number: one.iid,
    title: one.title,
    body: one.description ?? "",
    author: one.author?.username ?? null,
    url: one.web_url ?? null,
    baseSha: null,
    mergeSha,
    mergedAt: Date.parse(one.merged_at),
    branch: one.target_branch,
  };
}
