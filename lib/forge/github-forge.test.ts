import { afterEach, expect, test } from "vitest";
import { createGitHubForge } from "@/lib/forge/github-forge";
import {
  startWireServer,
  type WireAnswer,
  type WireRequest,
  type WireServer,
} from "@/lib/forge/testing/wire-server";

const { signal } = new AbortController();
const mostBytes = 1_000;
const root = "/api/v3/repos/acme/tools";
let server: WireServer | null = null;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = null;
});

async function forge(
  answer: (request: WireRequest, server: { url: string }) => WireAnswer | null,
  token: string | null = "a-token",
) {
  server = await startWireServer(answer);
  return createGitHubForge({ apiUrl: `${server.url}/api/v3/`, fullName: "acme/tools", token });
}

const pull = (number: number, merged: string | null, updated = merged) => ({
  number,
  title: `Change ${number}`,
  body: null,
  html_url: `https://github.com/acme/tools/pull/${number}`,
  merged_at: merged,
  updated_at: updated,
  merge_commit_sha: String(number).repeat(40).slice(0, 40),
  user: { login: "mei" },
  base: { ref: "main", sha: "b".repeat(40) },
  draft: false,
});

test("the patch of a pull request is asked for as a diff, with the token", async () => {
  const { fetchPatch } = await forge(({ path }) =>
    path === `${root}/pulls/12` ? { bytes: "diff --git a/x b/x\n" } : null,
  );
  const merge = { number: 12, mergeSha: "c".repeat(40) };
  const patch = await fetchPatch(merge, { mostBytes }, signal);
  expect(Buffer.from(patch).toString()).toBe("diff --git a/x b/x\n");
  expect(server?.requests[0]?.headers).toMatchObject({
    accept: "application/vnd.github.diff",
    authorization: "Bearer a-token",
    "x-github-api-version": "2022-11-28",
    "user-agent": "verbatim",
  });
});

test("merges are listed page by page, until those from before the time", async () => {
  const { listMerges } = await forge(({ path, query }, { url }) => {
    if (path !== `${root}/pulls`) return null;
    const page = Number(query.get("page") ?? "1");
    const next = `${url}/api/v3/repos/acme/tools/pulls?state=closed&page=${page + 1}`;
    const pages = [
      [pull(9, "2026-03-09T00:00:00Z"), pull(8, null, "2026-03-08T00:00:00Z")],
      [pull(7, "2026-03-07T00:00:00Z"), pull(2, "2026-01-01T00:00:00Z", "2026-03-06T00:00:00Z")],
      [pull(1, "2026-01-01T00:00:00Z")],
      [pull(0, "2025-01-01T00:00:00Z")],
    ];
    return { json: pages[page - 1], headers: { link: `<${next}>; rel="next"` } };
  });
  const since = Date.UTC(2026, 1, 1);
  const merges = await listMerges({ branch: "main", since }, signal);
  expect(merges.map(({ number }) => number)).toEqual([7, 9]);
  expect(merges[1]).toMatchObject({ body: "", author: "mei", branch: "main" });
  expect(server?.requests).toHaveLength(3);
  expect(server?.requests[0]?.query.get("base")).toBe("main");
});

test("files are those of the tree, folder by folder where it is too large for one answer", async () => {
  const entry = (path: string, type: string, mode: string, sha: string) => ({
    path,
    type,
    mode,
    sha,
  });
  const { listFiles, readFile } = await forge(({ path, query }) => {
    if (path === `${root}/git/trees/top` && query.get("recursive") === "1")
      return { json: { truncated: true, tree: [] } };
    if (path === `${root}/git/trees/top`)
      return {
        json: {
          truncated: false,
          tree: [
            entry("docs", "tree", "040000", "1".repeat(40)),
            entry("link", "blob", "120000", "3".repeat(40)),
          ],
        },
      };
    if (path === `${root}/git/trees/${"1".repeat(40)}`)
      return {
        json: {
          truncated: false,
          tree: [{ ...entry("a.md", "blob", "100644", "2".repeat(40)), size: 4 }],
        },
      };
    if (path === `${root}/git/blobs/${"2".repeat(40)}`) return { bytes: "# A\n" };
    return null;
  });
  const files = await listFiles("top", signal);
  expect(files).toEqual([{ path: "docs/a.md", sha: "2".repeat(40), bytes: 4 }]);
  const bytes = await readFile({ path: "docs/a.md", sha: "2".repeat(40) }, { mostBytes }, signal);
  expect(Buffer.from(bytes).toString()).toBe("# A\n");
  expect(server?.requests.at(-1)?.headers.accept).toBe("application/vnd.github.raw+json");
});

test("folders without end are not walked to their end", async () => {
  const { listFiles } = await forge(({ path }) =>
    path.startsWith(`${root}/git/trees/`)
      ? {
          json: {
            truncated: true,
            tree: [{ path: "deeper", type: "tree", mode: "040000", sha: "1".repeat(40) }],
          },
        }
      : null,
  );
  await expect(listFiles("top", signal)).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringContaining("60 deep"),
  });
});

test("the last commit of a page is the newest by a person", async () => {
  const commit = (login: string | null, name: string) => ({
    sha: (name === "Mei" ? "1" : "2").repeat(40),
    author: login === null ? null : { login },
    commit: { author: { name, email: `${name}@acme.example`, date: "2026-03-01T10:00:00Z" } },
  });
  const { lastCommits } = await forge(({ path, query }) => {
    if (path !== `${root}/commits`) return null;
    const byPath: Record<string, unknown> = {
      "docs/a.md": [commit("renovate[bot]", "renovate[bot]"), commit("mei", "Mei")],
      "docs/b.md": [commit(null, "jun")],
      "docs/c.md": [],
    };
    return { json: byPath[query.get("path") ?? ""] };
  });
  const found = await lastCommits("main", ["docs/a.md", "docs/b.md", "docs/c.md"], signal);
  expect([...found]).toEqual([
    ["docs/a.md", { name: "@mei", email: null, sha: "1".repeat(40), day: "2026-03-01" }],
    [
      "docs/b.md",
      { name: "jun", email: "jun@acme.example", sha: "2".repeat(40), day: "2026-03-01" },
    ],
  ]);
});

test("the main branch is the one that GitHub names, and may have slashes", async () => {
  const { tipOf } = await forge(({ path }) => {
    if (path === root) return { json: { default_branch: "release/2.x" } };
    if (path === `${root}/git/ref/heads/release/2.x`)
      return { json: { object: { sha: "5".repeat(40) } } };
    return null;
  }, null);
  expect(await tipOf(null, signal)).toEqual({ branch: "release/2.x", sha: "5".repeat(40) });
  expect(server?.requests[0]?.headers.authorization).toBeUndefined();
});

test.each<[string, WireAnswer, object]>([
  [
    "nothing there",
    { status: 404, json: { message: "Not Found" } },
    { code: "not-found", isPassing: false },
  ],
  [
    "a bad token",
    { status: 401, json: { message: "Bad credentials" } },
    { code: "not-allowed", isPassing: false },
  ],
  [
    "a forbidden one",
    { status: 403, json: { message: "Resource not accessible" } },
    { code: "not-allowed" },
  ],
  [
    "too many requests for an hour",
    {
      status: 403,
      json: { message: "API rate limit exceeded" },
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1700000000" },
    },
    { code: "rate-limited", isPassing: true, message: expect.stringContaining("before 22:13 UTC") },
  ],
  [
    "too many requests at once",
    { status: 429, json: { message: "secondary rate limit" }, headers: { "retry-after": "60" } },
    { code: "rate-limited", isPassing: true, message: expect.stringContaining("for 60 seconds") },
  ],
  [
    "a change too large for a diff",
    {
      status: 406,
      json: { message: "Sorry, the diff exceeded the maximum number of files (300)." },
    },
    { code: "too-large", isPassing: false },
  ],
  ["trouble", { status: 502, bytes: "<html>" }, { code: "unreachable", isPassing: true }],
  ["more than the limit", { bytes: "x".repeat(2_000) }, { code: "too-large", isPassing: false }],
])("%s", async (_, answer, error) => {
  const { fetchPatch } = await forge(() => answer);
  const merge = { number: 12, mergeSha: "c".repeat(40) };
  await expect(fetchPatch(merge, { mostBytes }, signal)).rejects.toMatchObject(error);
});

test("who asks without a token and too often is told to give one", async () => {
  const answer = { status: 403, json: { message: "API rate limit exceeded for 127.0.0.1." } };
  const { tipOf } = await forge(() => answer, null);
  await expect(tipOf(null, signal)).rejects.toMatchObject({
    code: "rate-limited",
    message: expect.stringContaining("Give the repository acme/tools a token"),
  });
});

test("a redirect is followed on the same host, and nowhere else with the token", async () => {
  const other = await startWireServer(() => ({ bytes: "from elsewhere" }));
  const { fetchPatch } = await forge(({ path }) => {
    if (path === `${root}/pulls/1`)
      return { status: 302, headers: { location: `${root}/pulls/3` } };
    if (path === `${root}/pulls/2`) return { status: 302, headers: { location: `${other.url}/x` } };
    if (path === `${root}/pulls/3`) return { bytes: "moved" };
    if (path === `${root}/pulls/4`)
      return { status: 301, headers: { location: `${root}/pulls/4` } };
    return null;
  });
  const fetchNumber = async (number: number) =>
    Buffer.from(await fetchPatch({ number, mergeSha: "" }, { mostBytes }, signal)).toString();
  expect(await fetchNumber(1)).toBe("moved");
  await expect(fetchNumber(2)).rejects.toMatchObject({ code: "refused" });
  await expect(fetchNumber(4)).rejects.toMatchObject({ code: "refused" });
  expect(other.requests).toEqual([]);
  await other[Symbol.asyncDispose]();
});

test("a server that is not GitHub, or not there, is told apart", async () => {
  const { tipOf } = await forge(() => ({ json: { hello: "world" } }));
  await expect(tipOf(null, signal)).rejects.toMatchObject({ code: "refused" });
  const nowhere = createGitHubForge({ apiUrl: "http://127.0.0.1:1", fullName: "a/b", token: null });
  await expect(nowhere.tipOf(null, signal)).rejects.toMatchObject({ code: "unreachable" });
  const stopping = AbortSignal.abort(new Error("The worker stops."));
  await expect(nowhere.tipOf(null, stopping)).rejects.toThrow("The worker stops.");
});

test("a sha that would lead to another address is refused", async () => {
  const { tipOf, listFiles, listMerges } = await forge(({ path }) => {
    if (path === `${root}/pulls`)
      return { json: [{ ...pull(1, "2026-03-01T00:00:00Z"), merge_commit_sha: "../../../user" }] };
    if (path.includes("/git/ref/")) return { json: { object: { sha: "../../../user" } } };
    const entry = { path: "a.md", type: "blob", mode: "100644", sha: "../../../user" };
    return { json: { truncated: false, tree: [entry] } };
  });
  const refused = { code: "refused", message: expect.not.stringContaining("../user") };
  await expect(tipOf("main", signal)).rejects.toMatchObject(refused);
  await expect(listFiles("main", signal)).rejects.toMatchObject(refused);
  await expect(listMerges({ branch: "main", since: 0 }, signal)).rejects.toMatchObject(refused);
});

test("what is no JSON is not told on", async () => {
  const { tipOf } = await forge(() => ({ status: 400, bytes: "a page of the inside" }));
  await expect(tipOf("main", signal)).rejects.toMatchObject({
    code: "refused",
    message: expect.not.stringContaining("inside"),
  });
});
