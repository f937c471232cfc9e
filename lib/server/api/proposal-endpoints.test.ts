import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import { precedentsFor } from "@/lib/server/proposals/precedents-for";
import {
  addTrial,
  defaultEdit,
  defaultPair,
  notice,
  renamedEdit,
  renamedPair,
  retriesPage,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";

let now: number;
let parts: Composition;
let api: ApiClient;
beforeEach(async () => {
  now = 1_800_000_000_000;
  parts = createTestComposition({}, { clock: () => now++ });
  api = createApiClient(parts);
  await parts.repositories.add(sampleRepository());
  await setPages(parts, { "docs/retries.md": retriesPage });
});

const path = "docs/retries.md";

async function get(id: string): Promise<Proposal> {
  return jsonOf<Proposal>(await api("GET", `/api/v1/proposals/${id}`));
}

function decide(id: string, decision: ProposalDecision | Record<string, unknown>) {
  return api("POST", `/api/v1/proposals/${id}/decision`, { json: decision });
}

async function decided(id: string, decision: ProposalDecision): Promise<Proposal> {
  const response = await decide(id, decision);
  if (!response.ok) throw new Error(await response.text());
  return jsonOf<Proposal>(response);
}

async function refused(id: string, decision: ProposalDecision | Record<string, unknown>) {
  const response = await decide(id, decision);
  return await jsonOf<Problem>(response);
}

test("a notice is listed, read, and opened once", async () => {
  const { id } = await notice(parts);
  await notice(parts, { pairs: [defaultPair], edits: [defaultEdit] });
  const list = await jsonOf<{ nextBefore: string }>(
    await api("GET", "/api/v1/proposals?state=open&owner=aya@example.com&limit=1"),
  );
  expect(list).toMatchObject({
    proposals: [{ path, state: "open", repository: { name: "acme/client" } }],
    counts: { open: 2, accepted: 0 },
    owners: ["aya@example.com"],
    nextBefore: expect.any(String),
  });
  const more = await api("GET", `/api/v1/proposals?before=${list.nextBefore}&limit=1`);
  expect(await more.json()).toMatchObject({ proposals: [{ id }], nextBefore: null });
  expect(await get(id)).toMatchObject({
    changeQuote: renamedPair.changeQuote,
    docQuote: renamedPair.docQuote,
    edits: [{ ...renamedEdit, line: 3 }],
    change: { title: "Rename retryLimit to maxAttempts", author: "mei" },
    check: { stands: true, message: "All quotes were found again, word for word." },
    openedAt: null,
  });
  const opened = await decided(id, { action: "open" });
  expect(opened.openedAt).not.toBeNull();
  const again = await decided(id, { action: "open" });
  expect(again).toEqual(opened);
  expect((await api("GET", "/api/v1/proposals/nobody")).status).toBe(404);
});

test("accepting gives a patch of the page as it was accepted, until it is undone", async () => {
  const { id } = await notice(parts);
  const accepted = await decided(id, { action: "accept" });
  expect(accepted).toMatchObject({
    state: "accepted",
    delivery: { kind: "patch", branch: null },
    history: [{ action: "accepted" }],
  });
  await setPages(parts, { [path]: "Something else.\n" });
  const patch = await api("GET", `/api/v1/proposals/${id}/patch`);
  expect(patch.headers.get("content-disposition")).toBe('attachment; filename="retries.md.patch"');
  expect(await patch.text()).toContain(
    "-To cap retries, pass `retryLimit` to the client.\n+To cap retries, pass `maxAttempts` to the client.\n",
  );
  await setPages(parts, { [path]: retriesPage });
  const undone = await decided(id, { action: "undo" });
  expect(undone).toMatchObject({ state: "open", delivery: null });
  expect(await refused(id, { action: "undo" })).toMatchObject({ status: 409 });
});

test("own words are taken where they apply exactly once, and forgotten by an undo", async () => {
  const { id } = await notice(parts);
  const own = (oldText: string) =>
    refused(id, { action: "accept", edits: [{ oldText, newText: "x" }] });
  expect(await own("retr")).toMatchObject({
    status: 422,
    errors: [{ pointer: "/edits/0/oldText", message: expect.stringContaining("more than once") }],
  });
  expect(await own("nowhere")).toMatchObject({ status: 422 });
  const same = { oldText: "client", newText: "client" };
  expect(await refused(id, { action: "accept", edits: [same] })).toMatchObject({
    detail: "This edit changes nothing on the page.",
  });
  const edits = [{ oldText: "pass `retryLimit`", newText: "give `maxAttempts`" }];
  const accepted = await decided(id, { action: "accept", edits });
  expect(accepted.edits).toEqual([{ ...edits[0], line: 3 }]);
  expect(await (await api("GET", `/api/v1/proposals/${id}/patch`)).text()).toContain(
    "+To cap retries, give `maxAttempts`",
  );
  expect((await decided(id, { action: "undo" })).edits).toEqual([{ ...renamedEdit, line: 3 }]);
});

test("whoever is second is told what happened, and changes nothing", async () => {
  const { id } = await notice(parts);
  const seen = await get(id);
  await decided(id, { action: "decline", reason: "too-small" });
  const second = await refused(id, { action: "accept" });
  expect(second).toMatchObject({
    status: 409,
    detail: expect.stringContaining("found not needed meanwhile"),
    errors: [{ pointer: "/state", message: "declined" }],
  });
  await decided(id, { action: "undo" });
  const stale: ProposalDecision = { action: "accept", readAt: seen.updatedAt };
  expect(await refused(id, stale)).toMatchObject({ status: 409 });
  const { updatedAt } = await get(id);
  const [one, two] = await Promise.all([
    decide(id, { action: "accept", readAt: updatedAt }),
    decide(id, { action: "snooze", until: now + 60_000, readAt: updatedAt }),
  ]);
  expect([one.status, two.status].sort()).toEqual([200, 409]);
});

test("a decline suggests a precedent, which counts once it is confirmed, and goes with an undo", async () => {
  const { id } = await notice(parts);
  await decided(id, { action: "decline", reason: "on-purpose", note: "The old name stays." });
  const list = async () =>
    (
      await jsonOf<{ precedents: { id: string; state: string }[] }>(
        await api("GET", "/api/v1/precedents"),
      )
    ).precedents;
  const [suggested] = await list();
  expect(suggested).toMatchObject({
    path,
    passage: renamedPair.docQuote,
    reason: "The page says so on purpose. The old name stays.",
    state: "suggested",
    driftType: "renamed",
  });
  const counting = () => precedentsFor(parts, "repository-1", [path]);
  expect(await counting()).toEqual([]);
  const confirm = () =>
    api("POST", `/api/v1/precedents/${suggested?.id}/decision`, { json: { action: "confirm" } });
  expect((await confirm()).status).toBe(200);
  expect(await counting()).toMatchObject([{ id: suggested?.id, passage: renamedPair.docQuote }]);
  expect(await precedentsFor(parts, "repository-1", ["docs/other.md"])).toEqual([]);
  expect(await precedentsFor(parts, "repository-2", [path])).toEqual([]);
  now += 180 * 24 * 3_600_000;
  expect(await counting()).toEqual([]);
  expect((await confirm()).status).toBe(409);
  await decided(id, { action: "undo" });
  expect(await list()).toEqual([]);
  await decided(id, { action: "decline", reason: "not-my-page" });
  expect(await list()).toEqual([]);
});

test("a notice is put off, given away, and each is undone in its turn", async () => {
  const { id } = await notice(parts);
  expect(await refused(id, { action: "snooze", until: 5 })).toMatchObject({ status: 422 });
  await decided(id, { action: "open" });
  const until = now + 60_000;
  expect(await decided(id, { action: "snooze", until })).toMatchObject({
    state: "snoozed",
    snoozedUntil: until,
  });
  expect(await decided(id, { action: "give", owner: "ben@example.com" })).toMatchObject({
    ...{ state: "open", owner: "ben@example.com", openedAt: null, snoozedUntil: null },
    ownerRule: "It was given by aya@example.com.",
  });
  expect(await decided(id, { action: "undo" })).toMatchObject({
    ...{ state: "snoozed", snoozedUntil: until, owner: "aya@example.com" },
    ownerRule: "CODEOWNERS, line 3",
  });
  expect(await decided(id, { action: "undo" })).toMatchObject({
    state: "open",
    snoozedUntil: null,
  });
});

test("several are accepted together only when each was opened; the rest is told one by one", async () => {
  const one = await notice(parts);
  const two = await notice(parts, { pairs: [defaultPair], edits: [] });
  const accept = (ids: string[]) => api("POST", "/api/v1/proposals/accept", { json: { ids } });
  await decided(one.id, { action: "open" });
  const early = await accept([one.id, two.id]);
  expect(early.status).toBe(409);
  expect(await early.json()).toMatchObject({ errors: [{ pointer: "/ids/1" }] });
  expect((await get(one.id)).state).toBe("open");
  await decided(two.id, { action: "open" });
  expect(await (await accept([one.id, two.id, "nobody"])).json()).toEqual({
    outcomes: [
      { id: one.id, accepted: true, state: "accepted", message: null },
      {
        id: two.id,
        accepted: false,
        state: "open",
        message: expect.stringContaining("own wording"),
      },
      { id: "nobody", accepted: false, state: null, message: expect.stringContaining("no such") },
    ],
  });
});

const fixed = retriesPage.replace(renamedEdit.oldText, renamedEdit.newText);

test.each([
  ["the page was put right", { [path]: fixed }, "The page was put right meanwhile."],
  ["the passage is gone", { [path]: "# Retries\n" }, "no longer stands there"],
  ["the page is gone", { "docs/other.md": "x" }, "The page is no longer there."],
])("it withdraws itself when %s", async (_name, pages, words) => {
  const { id } = await notice(parts);
  await setPages(parts, pages);
  expect(await get(id)).toMatchObject({
    state: "withdrawn",
    check: { stands: false, message: expect.stringContaining(words) },
    history: [{ action: "withdrawn", note: expect.stringContaining(words) }],
  });
  expect(await refused(id, { action: "accept" })).toMatchObject({
    status: 409,
    detail: expect.stringContaining(words),
  });
  expect(await refused(id, { action: "undo" })).toMatchObject({ status: 409 });
  expect((await api("GET", `/api/v1/proposals/${id}/patch`)).status).toBe(409);
});

test("it withdraws itself when its repository is removed", async () => {
  const { id } = await notice(parts);
  await parts.repositories.update("repository-1", { deletedAt: now });
  expect(await get(id)).toMatchObject({
    state: "withdrawn",
    check: { message: "Its repository is no longer watched here." },
  });
});

test.each([
  ["by its title", { title: 'Revert "Rename retryLimit to maxAttempts (#7)" (#9)' }],
  ["by its commit", { title: "Revert it", body: "This reverts commit abcdef12." }],
  ["by its number", { title: "Revert it", body: "Reverts acme/client#1482" }],
])("it withdraws itself when the change is taken back, %s", async (_name, revert) => {
  const { id } = await notice(parts, { trial: { mergedAt: 10, mergeSha: "abcdef1234567890" } });
  await addTrial(parts, { mergedAt: 20, title: "Revert to the old logo" });
  await addTrial(parts, { mergedAt: 20, title: "Revert it", body: "Reverts acme/client#148" });
  await addTrial(parts, { ...revert, mergedAt: 5 });
  await addTrial(parts, { ...revert, mergedAt: 20, repositoryId: null });
  expect((await get(id)).state).toBe("open");
  const taken = await addTrial(parts, { ...revert, mergedAt: 30 });
  await addTrial(parts, { mergedAt: 40, title: `Revert "${taken.title}"` });
  expect((await get(id)).state).toBe("open");
  await addTrial(parts, { ...revert, mergedAt: 50 });
  expect(await get(id)).toMatchObject({
    state: "withdrawn",
    check: { message: expect.stringContaining("taken back") },
  });
});

test("what no longer stands is left out; what moved is shown where it is now", async () => {
  const { id } = await notice(parts, {
    pairs: [renamedPair, defaultPair],
    edits: [renamedEdit, defaultEdit],
  });
  await setPages(parts, { [path]: `A new first line.\n\n${fixed}` });
  expect(await get(id)).toMatchObject({
    state: "open",
    quotes: [{ docQuote: defaultPair.docQuote, docLine: 7, docLines: [{ line: 7 }] }],
    edits: [{ ...defaultEdit, line: 7 }],
    check: { stands: true, message: expect.stringContaining("One quote is no longer") },
  });
});

test("an edit that no longer fits is not offered", async () => {
  const { id } = await notice(parts);
  await setPages(parts, { [path]: `${retriesPage}\nAlso pass \`retryLimit\` here.\n` });
  expect(await get(id)).toMatchObject({
    edits: [],
    withoutEdit: expect.stringContaining("no longer fits"),
    check: { stands: true },
  });
  expect(await refused(id, { action: "accept" })).toMatchObject({ status: 422 });
});

test("an edit goes into the file as it is: its line breaks, and no last one", async () => {
  const windows = retriesPage.trimEnd().replaceAll("\n", "\r\n");
  const put = (text: string) => parts.blobs.put(new TextEncoder().encode(text));
  const own = { path, textSha256: await put(retriesPage.trimEnd()) };
  const order = { pages: [{ ...own, sourceSha256: await put(windows) }], models: {} };
  const { id } = await notice(parts, {
    page: retriesPage.trimEnd(),
    trial: { repositoryId: null, order: { ...order, rules: defaultCourtRules, arm: "court" } },
  });
  await decided(id, { action: "accept" });
  const patch = await (await api("GET", `/api/v1/proposals/${id}/patch`)).text();
  expect(patch).toContain("-To cap retries, pass `retryLimit` to the client.\r\n");
  expect(patch).toContain("+To cap retries, pass `maxAttempts` to the client.\r\n");
});
