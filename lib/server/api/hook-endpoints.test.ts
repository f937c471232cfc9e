import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { sealSecrets } from "@/lib/server/repositories/repository-secrets";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { HookAnswer } from "@/lib/server/trials/intake/receive-hook";
import {
  gitHubHeaders,
  gitHubPayload,
  gitLabPayload,
  hookSecret,
} from "@/lib/server/trials/intake/testing/hook-payloads";
import { createMemoryTrialStore } from "@/lib/store/memory-trial-store";
import { type RepositorySource, repositorySettings } from "@/lib/store/repository-store";

let parts: Composition;
let api: ApiClient;
let queued: string[];

beforeEach(async () => {
  queued = [];
  parts = createTestComposition(
    {},
    { trials: createMemoryTrialStore(({ id }) => queued.push(id)) },
  );
  api = createApiClient(parts);
  await watch("acme/tools", {
    kind: "github",
    fullName: "acme/tools",
    apiUrl: "https://api.github.com",
    branch: null,
  });
  await watch("tools on GitLab", {
    ...{ kind: "gitlab", fullName: "acme/group/tools" },
    ...{ apiUrl: "https://gitlab.example/api/v4", branch: null },
  });
});

async function watch(name: string, source: RepositorySource, secret: string | null = hookSecret) {
  await parts.repositories.add({
    ...{ id: parts.newId(), name, source, revision: null, readAt: 1 },
    settings: repositorySettings.parse({ rules: { edits: 1 } }),
    secret: await sealSecrets(parts.env, null, { hook: secret }),
    ...{ createdAt: parts.clock(), deletedAt: null },
  });
}

function deliver(body: string, headers = gitHubHeaders(body)): Promise<Response> {
  return api("POST", "/api/v1/hooks/github", { body, headers });
}

async function written() {
  const trials = await parts.trials.list({ limit: 100 });
  const deliveries = await parts.deliveries.list({ limit: 100 });
  return { trials: trials.length, deliveries: deliveries.length, queued: queued.length };
}

test("a merged pull request comes on the docket and on the queue", async () => {
  const response = await deliver(gitHubPayload({ fullName: "Acme/Tools", body: null }));
  expect(response.status).toBe(202);
  const answer = await jsonOf<HookAnswer>(response);
  expect(answer.outcome).toBe("On the docket.");
  expect(queued).toEqual([answer.trialId]);
  expect(await parts.trials.get(answer.trialId ?? "")).toMatchObject({
    changeKey: `acme/tools@${"c".repeat(40)}`,
    source: "github",
    title: "Rename --out to --output",
    body: "",
    author: "mei",
    url: "https://github.com/Acme/Tools/pull/12",
    baseSha: "b".repeat(40),
    mergeSha: "c".repeat(40),
    mergedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    patchSha256: null,
    state: "received",
    order: { pages: null, arm: "court", rules: { edits: 1 } },
  });
});

test("a delivery that comes again, and another delivery of the same merge, change nothing", async () => {
  const body = gitHubPayload();
  await deliver(body);
  const again = await jsonOf<HookAnswer>(await deliver(body));
  expect(again.outcome).toBe("Delivered before. On the docket already.");
  const other = await deliver(body, gitHubHeaders(body, { delivery: "another" }));
  expect((await jsonOf<HookAnswer>(other)).outcome).toBe("On the docket already.");
  expect(await written()).toEqual({ trials: 1, deliveries: 2, queued: 1 });
});

test("the same delivery many times at once is filed once", async () => {
  const body = gitHubPayload();
  const all = await Promise.all(Array.from({ length: 20 }, () => deliver(body)));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([202]));
  expect(await written()).toEqual({ trials: 1, deliveries: 1, queued: 1 });
});

test.each([
  ["a forged signature", gitHubHeaders(gitHubPayload(), { secret: "guessed" })],
  ["a signature of another body", gitHubHeaders("{}")],
  ["no signature", { "content-type": "application/json" }],
])("%s is refused, and nothing is written", async (_, headers: Record<string, string>) => {
  const response = await deliver(gitHubPayload(), headers);
  expect(response.status).toBe(401);
  expect(await written()).toEqual({ trials: 0, deliveries: 0, queued: 0 });
});

test("a repository that is not watched, has no secret or was removed takes nothing", async () => {
  const unknown = gitHubPayload({ fullName: "evil/tools" });
  expect((await deliver(unknown)).status).toBe(404);
  await watch(
    "open",
    { kind: "github", fullName: "acme/open", apiUrl: "https://api.github.com", branch: null },
    null,
  );
  const open = gitHubPayload({ fullName: "acme/open" });
  expect((await deliver(open, gitHubHeaders(open, { secret: "" }))).status).toBe(401);
  const { id } = (await parts.repositories.byName("acme/tools")) ?? { id: "" };
  await api("DELETE", `/api/v1/repositories/${id}`);
  expect((await deliver(gitHubPayload())).status).toBe(404);
  expect(await written()).toEqual({ trials: 0, deliveries: 0, queued: 0 });
});

test.each([
  ["closed without a merge", gitHubPayload({ isMerged: false }), "No merge: nothing to do."],
  ["opened", gitHubPayload({ action: "opened", isMerged: false }), "No merge: nothing to do."],
  [
    "merged into another branch",
    gitHubPayload({ branch: "release" }),
    "Merged into release; main is watched. Nothing to do.",
  ],
  [
    "a ping",
    JSON.stringify({ zen: "…", repository: { full_name: "acme/tools" } }),
    "No merge: nothing to do.",
  ],
])("%s is taken and not filed", async (_, body, outcome) => {
  const response = await deliver(body);
  expect(response.status).toBe(202);
  expect(await jsonOf<HookAnswer>(response)).toEqual({ outcome, trialId: null });
  expect(await written()).toEqual({ trials: 0, deliveries: 1, queued: 0 });
});

test.each([
  ["no JSON", "payload=%7B%7D"],
  ["JSON of something else", "[1, 2]"],
  ["nothing", ""],
])("%s is refused", async (_, body) => {
  expect((await deliver(body, gitHubHeaders(body))).status).toBe(400);
});

test("what is not signed is not read, and another repository's secret signs nothing", async () => {
  const forged = await deliver("no JSON", gitHubHeaders("no JSON", { secret: "guessed" }));
  expect(forged.status).toBe(401);
  const source = { kind: "github", apiUrl: "https://api.github.com", branch: null } as const;
  await watch("acme/other", { ...source, fullName: "acme/other" }, "another-secret");
  const body = gitHubPayload();
  expect((await deliver(body, gitHubHeaders(body, { secret: "another-secret" }))).status).toBe(401);
  expect(await written()).toEqual({ trials: 0, deliveries: 0, queued: 0 });
});

test.each([
  { mergeSha: "../../../user" },
  { mergeSha: "c".repeat(39) },
  { baseSha: `${"b".repeat(40)}?` },
])("%j names no commit, so the delivery is refused", async (pull) => {
  expect((await deliver(gitHubPayload(pull))).status).toBe(400);
  expect(await written()).toEqual({ trials: 0, deliveries: 0, queued: 0 });
});

test("a body over 25 MB is refused", async () => {
  const body = gitHubPayload({ body: "x".repeat(25_000_000) });
  expect((await deliver(body)).status).toBe(413);
});

test("a title that no database text can hold is filed all the same", async () => {
  const body = gitHubPayload({ title: "a\u0000b \ud800" });
  expect((await deliver(body)).status).toBe(202);
});

test("GitLab's merge request comes on the docket by its token", async () => {
  const send = (body: string, token: string, event = "1") =>
    api("POST", "/api/v1/hooks/gitlab", {
      body,
      headers: {
        "content-type": "application/json",
        "x-gitlab-token": token,
        "x-gitlab-event-uuid": event,
      },
    });
  expect((await send(gitLabPayload(), "guessed")).status).toBe(401);
  const closed = await send(gitLabPayload({ action: "close" }), hookSecret, "2");
  expect((await jsonOf<HookAnswer>(closed)).trialId).toBeNull();
  const answer = await jsonOf<HookAnswer>(await send(gitLabPayload(), hookSecret));
  expect(await parts.trials.get(answer.trialId ?? "")).toMatchObject({
    changeKey: `acme/group/tools@${"d".repeat(40)}`,
    source: "gitlab",
    author: "Mei Lin",
    mergedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  });
  const again = await jsonOf<HookAnswer>(await send(gitLabPayload(), hookSecret));
  expect(again.outcome).toContain("Delivered before.");
  const forward = await send(gitLabPayload({ mergeSha: null }), hookSecret, "3");
  const trialId = (await jsonOf<HookAnswer>(forward)).trialId ?? "";
  expect((await parts.trials.get(trialId))?.mergeSha).toBe("e".repeat(40));
});

test("a repository shows what its forge delivered", async () => {
  await deliver(gitHubPayload());
  const { id } = (await parts.repositories.byName("acme/tools")) ?? { id: "" };
  const view = await jsonOf<{ hook: unknown }>(await api("GET", `/api/v1/repositories/${id}`));
  expect(view.hook).toMatchObject({
    path: "/api/v1/hooks/github",
    hasSecret: true,
    hasToken: false,
    deliveries: [{ outcome: "On the docket." }],
  });
});
