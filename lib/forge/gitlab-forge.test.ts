import { afterEach, expect, test } from "vitest";
import { createGitLabForge } from "@/lib/forge/gitlab-forge";
import {
  startWireServer,
  type WireAnswer,
  type WireRequest,
  type WireServer,
} from "@/lib/forge/testing/wire-server";

const { signal } = new AbortController();
const root = "/api/v4/projects/acme%2Fgroup%2Ftools";
let server: WireServer | null = null;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = null;
});

async function forge(answer: (request: WireRequest, server: { url: string }) => WireAnswer | null) {
  server = await startWireServer(answer);
  const access = { apiUrl: `${server.url}/api/v4`, fullName: "acme/group/tools", token: "a-token" };
  return createGitLabForge(access);
}

test("the patch of a merge request is its raw diff", async () => {
  const { fetchPatch } = await forge(({ path }) =>
    path === `${root}/merge_requests/7/raw_diffs` ? { bytes: "diff --git a/x b/x\n" } : null,
  );
  const merge = { number: 7, mergeSha: "d".repeat(40) };
  const patch = await fetchPatch(merge, { mostBytes: 100 }, signal);
  expect(Buffer.from(patch).toString()).toBe("diff --git a/x b/x\n");
  expect(server?.requests[0]?.headers["private-token"]).toBe("a-token");
  await expect(
    fetchPatch({ ...merge, number: null }, { mostBytes: 100 }, signal),
  ).rejects.toMatchObject({ code: "refused" });
});

test("merges of the branch are listed, a fast-forward by its newest commit", async () => {
  const request = (iid: number, changes: object) => ({
    ...{ iid, title: `Change ${iid}`, description: null, web_url: null, target_branch: "main" },
    ...{ merged_at: "2026-03-09T00:00:00.000Z", author: { username: "mei" }, sha: "e".repeat(40) },
    ...changes,
  });
  const { listMerges } = await forge(({ path, query }, { url }) => {
    if (path !== `${root}/merge_requests`) return null;
    return query.get("page") === "2"
      ? {
          json: [
            request(1, { merge_commit_sha: "a".repeat(40), merged_at: "2026-03-01T00:00:00.000Z" }),
          ],
        }
      : {
          json: [
            request(2, { merge_commit_sha: null }),
            request(3, { merged_at: "2025-01-01T00:00:00.000Z" }),
          ],
          headers: { link: `<${url}${root}/merge_requests?page=2>; rel="next"` },
        };
  });
  const since = Date.UTC(2026, 1, 1);
  const merges = await listMerges({ branch: "main", since }, signal);
  expect(merges.map(({ number, mergeSha }) => [number, mergeSha[0]])).toEqual([
    [1, "a"],
    [2, "e"],
  ]);
  expect(server?.requests[0]?.query.get("target_branch")).toBe("main");
});

test("files, their text and their last commits", async () => {
  const [tip, page] = ["a".repeat(40), "1".repeat(40)];
  const { tipOf, listFiles, readFile, lastCommits } = await forge(({ path, query }) => {
    if (path === root) return { json: { default_branch: "main" } };
    if (path === `${root}/repository/branches/main`) return { json: { commit: { id: tip } } };
    if (path === `${root}/repository/tree` && query.get("ref") === tip)
      return {
        json: [
          { id: page, path: "docs/a.md", type: "blob", mode: "100644", name: "a.md" },
          { id: "2".repeat(40), path: "docs/l.md", type: "blob", mode: "120000", name: "l.md" },
          { id: "3".repeat(40), path: "docs", type: "tree", mode: "040000", name: "docs" },
        ],
      };
    if (path === `${root}/repository/blobs/${page}/raw`) return { bytes: "# A\n" };
    if (path === `${root}/repository/commits`)
      return {
        json: [
          {
            id: "4".repeat(40),
            author_name: "project_1_bot_2",
            author_email: "x",
            authored_date: "2026-03-02T",
          },
          {
            id: "5".repeat(40),
            author_name: "Mei",
            author_email: "mei@noreply.example",
            authored_date: "2026-03-01T",
          },
        ],
      };
    return null;
  });
  expect(await tipOf(null, signal)).toEqual({ branch: "main", sha: tip });
  expect(await listFiles(tip, signal)).toEqual([{ path: "docs/a.md", sha: page, bytes: null }]);
  const bytes = await readFile({ path: "docs/a.md", sha: page }, { mostBytes: 100 }, signal);
  expect(Buffer.from(bytes).toString()).toBe("# A\n");
  const found = await lastCommits(tip, ["docs/a.md"], signal);
  expect(found.get("docs/a.md")).toEqual({
    name: "Mei",
    email: null,
    sha: "5".repeat(40),
    day: "2026-03-01",
  });
});

test("a sha that would lead to another address is refused", async () => {
  const { tipOf } = await forge(() => ({ json: { commit: { id: "../../user" } } }));
  await expect(tipOf("main", signal)).rejects.toMatchObject({ code: "refused" });
});
