import { afterEach, beforeEach, expect, test } from "vitest";
import { startWireServer, type WireAnswer, type WireServer } from "@/lib/forge/testing/wire-server";
import type { Composition } from "@/lib/server/composition";
import { addRepository } from "@/lib/server/repositories/manage-repository";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { receiveHook } from "@/lib/server/trials/intake/receive-hook";
import { sweepMerges } from "@/lib/server/trials/intake/sweep-merges";
import { takeTrial } from "@/lib/server/trials/intake/take-trial";
import {
  gitHubHeaders,
  gitHubPayload,
  hookSecret,
} from "@/lib/server/trials/intake/testing/hook-payloads";
import { readPageList } from "@/lib/server/trials/page-list";
import type { StoredRepository } from "@/lib/store/repository-store";
import type { StoredTrial } from "@/lib/store/trial-store";

const { signal } = new AbortController();
const root = "/repos/acme/tools";
const merged = "c".repeat(40);
const page = "# CLI\n\nWrite the result with `--out-file <path>`.\n";
const patch = `diff --git a/src/cli.ts b/src/cli.ts
--- a/src/cli.ts
+++ b/src/cli.ts
@@ -1 +1 @@
-option("--out-file <path>");
+option("--output <path>");
`;

let parts: Composition;
let server: WireServer;
/** Answers in place of the forge where it gives something. */
let refusal: (path: string) => WireAnswer | null;
/** The commit that the main branch stands at. */
let tip: string;

beforeEach(async () => {
  refusal = () => null;
  tip = "1".repeat(40);
  parts = createTestComposition();
  server = await startWireServer(({ path }) => refusal(path) ?? answer(path));
});
afterEach(() => server[Symbol.asyncDispose]());

function answer(path: string): WireAnswer | null {
  if (path === root) return { json: { default_branch: "main" } };
  if (path === `${root}/git/ref/heads/main`) return { json: { object: { sha: tip } } };
  if (path.startsWith(`${root}/git/trees/`)) {
    const names = path.endsWith(merged) ? ["docs/cli.md"] : ["docs/cli.md", "docs/other.md"];
    const tree = names.map((name) => ({
      path: name,
      mode: "100644",
      type: "blob",
      sha: "5".repeat(40),
    }));
    return { json: { truncated: false, tree } };
  }
  if (path === `${root}/git/blobs/${"5".repeat(40)}`) return { bytes: page };
  if (path === `${root}/commits`) return { json: [] };
  if (path === `${root}/pulls/12`) return { bytes: patch };
  if (path === `${root}/pulls`) {
    const pull = JSON.parse(gitHubPayload({ mergeSha: merged })).pull_request;
    const at = new Date(parts.clock()).toISOString();
    return { json: [{ ...pull, merged_at: at, updated_at: at }] };
  }
  return null;
}

async function watched(): Promise<StoredRepository> {
  const place = { fullName: "acme/tools", apiUrl: server.url, branch: null };
  const source = { kind: "github", ...place } as const;
  return addRepository(parts, { source, hookSecret, token: "a-token" }, signal);
}

async function delivered(): Promise<string> {
  const text = gitHubPayload({ mergeSha: merged });
  const headers = new Headers(gitHubHeaders(text));
  const body = new TextEncoder().encode(text);
  const { trialId } = await receiveHook(parts, "github", { body, headers });
  return trialId ?? "";
}

async function entry(id: string): Promise<StoredTrial> {
  const trial = await parts.trials.get(id);
  if (!trial) throw new Error("The entry is on the docket.");
  return trial;
}

test("a worker fetches the patch and the pages as of the merge, and the change is tried", async () => {
  await watched();
  const id = await delivered();
  await takeTrial(parts, id, signal);
  const trial = await entry(id);
  expect(trial.state).toBe("judging");
  const pages = await readPageList(parts, trial.order.pagesSha256);
  expect(pages?.map(({ path }) => path)).toEqual(["docs/cli.md"]);
  const bytes = await parts.blobs.get(trial.patchSha256 ?? "");
  expect(Buffer.from(bytes ?? []).toString()).toBe(patch);
  const before = server.requests.length;
  await takeTrial(parts, id, signal);
  const again = server.requests.slice(before).map(({ path }) => path);
  expect(again).not.toContain(`${root}/pulls/12`);
});

test("a forge that takes no more requests is asked again later, and nothing is lost", async () => {
  await watched();
  const id = await delivered();
  refusal = (path) =>
    path === `${root}/pulls/12`
      ? { status: 429, json: { message: "slow down" }, headers: { "retry-after": "60" } }
      : null;
  await expect(takeTrial(parts, id, signal)).rejects.toMatchObject({ code: "rate-limited" });
  expect(await entry(id)).toMatchObject({ state: "received", patchSha256: null });
  refusal = () => null;
  await takeTrial(parts, id, signal);
  expect((await entry(id)).state).toBe("judging");
});

test.each<[string, WireAnswer, string]>([
  ["deleted", { status: 404, json: { message: "Not Found" } }, "paths"],
  [
    "too large for its forge",
    { status: 406, json: { message: "diff exceeded 300 files" } },
    "size",
  ],
])("a change that is %s is not judged, and says why", async (_, refused, step) => {
  await watched();
  const id = await delivered();
  refusal = (path) => (path === `${root}/pulls/12` ? refused : null);
  await takeTrial(parts, id, signal);
  const trial = await entry(id);
  expect(trial).toMatchObject({ state: "not-judged", result: [] });
  expect(trial.steps).toMatchObject([{ name: step, outcome: "stopped" }]);
  expect(trial.steps[0]?.reason).toContain("GitHub");
});

test("a repository that cannot be read again leaves the filing alone and notes it", async () => {
  const repository = await watched();
  const id = await delivered();
  await parts.repositories.update(repository.id, { readAt: 1 });
  refusal = (path) => (path === root ? { status: 500, bytes: "" } : null);
  await takeTrial(parts, id, signal);
  expect((await entry(id)).state).toBe("judging");
  const problems = async () => (await parts.repositories.get(repository.id))?.settings.problems;
  expect(await problems()).toEqual([expect.stringMatching(/^It could not be read the last time:/)]);
});

test("a sweep finds the merge whose webhook was missed, and a late webhook changes nothing", async () => {
  await watched();
  tip = merged;
  expect(await sweepMerges(parts, signal)).toBe(1);
  expect(await sweepMerges(parts, signal)).toBe(0);
  const [found] = await parts.trials.list({ limit: 5 });
  expect(found).toMatchObject({ source: "github", mergeSha: merged, state: "received" });
  expect(await delivered()).toBe(found?.id);
});

test("a forge is not asked for the last commits of all of very many pages, and that is told", async () => {
  const names = Array.from({ length: 301 }, (_, index) => `docs/${index}.md`);
  const tree = names.map((path) => ({ path, mode: "100644", type: "blob", sha: "5".repeat(40) }));
  refusal = (path) =>
    path.startsWith(`${root}/git/trees/`) ? { json: { truncated: false, tree } } : null;
  const { settings } = await watched();
  expect(settings.problems).toEqual([expect.stringMatching(/^301 pages have no owner by /)]);
  expect(server.requests.filter(({ path }) => path === `${root}/commits`)).toHaveLength(300);
});

test("a repository that its forge does not give is not added", async () => {
  refusal = () => ({ status: 401, json: { message: "Bad credentials" } });
  await expect(watched()).rejects.toMatchObject({ code: "unprocessable" });
  expect(await parts.repositories.list()).toEqual([]);
  refusal = () => null;
  expect((await watched()).name).toBe("acme/tools");
});
