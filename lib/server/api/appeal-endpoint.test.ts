import { createTwoFilesPatch } from "diff";
import { beforeEach, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { type CallModel, ModelCallError } from "@/lib/model/model";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere } from "@/lib/server/testing/execute-here";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Proposal } from "@/lib/trace/proposal";
import type { Trial } from "@/lib/trace/trial";

let parts: Composition;
let api: ApiClient;
let id: string;
beforeEach(async () => {
  parts = createTestComposition();
  api = createApiClient(parts);
  const started = await api("POST", "/api/v1/trials", { json: renamedCase });
  const order = await jsonOf<{ id: string; runIds: string[] }>(started);
  id = order.id;
  await executeHere(parts, order.runIds[0] ?? "");
});

const page =
  "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n\nThe old names stay for a year.\n";
const renamedCase = {
  title: "Rename cacheSeconds to keepSeconds",
  diff: createTwoFilesPatch(
    "a/src/cache.ts",
    "b/src/cache.ts",
    "export type Options = {\n  cacheSeconds?: number;\n  depth?: number;\n};\n",
    "export type Options = {\n  keepSeconds?: number;\n  depth?: number;\n};\n",
  ),
  documents: [{ path: "docs/cache.md", text: page }],
};
const added = {
  path: "docs/cache.md",
  from: "doc",
  quote: "The old names stay for a year.",
  argument: "The page says that the old name goes on working.",
};

const trialNow = async () => jsonOf<Trial>(await api("GET", `/api/v1/trials/${id}`));
const appealed = (order: object) => api("POST", `/api/v1/trials/${id}/appeals`, { json: order });

async function proposalNow(): Promise<Proposal> {
  const [only] = await parts.proposals.list({ trialId: id, limit: 5 });
  return jsonOf<Proposal>(await api("GET", `/api/v1/proposals/${only?.id}`));
}

/** Declines to charge once it is shown a quote that was added, and keeps what it was shown. */
function persuaded(prompts: string[]): CallModel {
  const builtin = createBuiltinModel();
  return async (request, options) => {
    const reply = await builtin(request, options);
    const prompt = request.messages.map(({ content }) => content).join("\n");
    if (request.role !== "prosecutor" || !prompt.includes("<<APPEAL")) return reply;
    prompts.push(prompt);
    const declined = {
      injectionSeen: false,
      decision: "decline",
      declineReason: "Kept.",
      exhibits: [],
    };
    return { ...reply, text: JSON.stringify(declined) };
  };
}

test("a new quote reopens the case; a notice without ground goes off the owner's desk", async () => {
  expect(await proposalNow()).toMatchObject({ state: "open" });
  const response = await appealed(added);
  expect(response.status).toBe(202);
  const { runId } = await jsonOf<{ runId: string }>(response);
  expect(await trialNow()).toMatchObject({ state: "judging", runId, endedAt: null });
  const prompts: string[] = [];
  await executeHere(parts, runId, persuaded(prompts));
  expect(prompts[0]).toContain(JSON.stringify(added.quote));
  expect(prompts[0]).toContain(added.argument);
  expect(await trialNow()).toMatchObject({ state: "reviewed", cases: [] });
  expect(await proposalNow()).toMatchObject({
    state: "withdrawn",
    check: { message: expect.stringContaining("looked at again") },
  });
});

test("a case that stands after its appeal keeps its notice, renewed", async () => {
  const before = await proposalNow();
  const { runId } = await jsonOf<{ runId: string }>(await appealed(added));
  await executeHere(parts, runId);
  expect(await trialNow()).toMatchObject({ state: "tried", runId });
  expect(await proposalNow()).toMatchObject({ id: before.id, runId, state: "open" });
  expect(await proposalNow()).toMatchObject({ openedAt: before.openedAt, title: before.title });
});

test("every role of the case is shown the quote; jurors are spared the argument", async () => {
  const { runId } = await jsonOf<{ runId: string }>(await appealed(added));
  const builtin = createBuiltinModel();
  const shown = new Map<string, string>();
  await executeHere(parts, runId, async (request, options) => {
    shown.set(request.role, request.messages.map(({ content }) => content).join("\n"));
    return builtin(request, options);
  });
  expect([...shown.keys()]).toEqual(["prosecutor", "defense", "juror", "judge"]);
  for (const [role, prompt] of shown) {
    expect(prompt.split("<<APPEAL")[1]).toContain(JSON.stringify(added.quote));
    expect(prompt.includes(added.argument)).toBe(role !== "juror");
  }
});

test.each([
  ["does not stand", { quote: "The old names stay for ever." }, "word for word"],
  ["stands on the other side only", { from: "change" }, "word for word"],
  ["was in the case", { quote: "Set `cacheSeconds` to keep" }, "argument alone"],
  ["is of a page that was not tried", { path: "docs/other.md" }, "not among the pages"],
])("a quote that %s reopens nothing, and it is said why", async (_name, change, words) => {
  const response = await appealed({ ...added, ...change });
  expect(response.status).toBe(422);
  expect((await jsonOf<Problem>(response)).detail).toContain(words);
  expect((await trialNow()).state).toBe("tried");
});

test("an appeal needs a quote, and waits for a ruling", async () => {
  expect((await appealed({ ...added, quote: "short" })).status).toBe(400);
  const { quote: _, ...argument } = added;
  expect((await appealed(argument)).status).toBe(400);
  expect((await appealed(added)).status).toBe(202);
  expect((await appealed(added)).status).toBe(409);
  expect((await api("POST", "/api/v1/trials/nobody/appeals", { json: added })).status).toBe(404);
});

test("the same quote is not heard twice, unless the trial with it failed", async () => {
  const first = await jsonOf<{ runId: string }>(await appealed(added));
  await executeHere(parts, first.runId, async () => {
    throw new ModelCallError({
      code: "unreachable",
      message: "The provider is gone.",
      attempts: 1,
    });
  });
  expect((await trialNow()).state).toBe("not-judged");
  const second = await jsonOf<{ runId: string }>(await appealed(added));
  expect(second.runId).not.toBe(first.runId);
  await executeHere(parts, second.runId);
  expect((await trialNow()).state).toBe("tried");
  const again = await appealed(added);
  expect((await jsonOf<Problem>(again)).detail).toContain("argument alone");
});

test("an appeal whose noting was cut off is taken up; another one at the same time is refused", async () => {
  const trial = await parts.trials.get(id);
  const { runId } = await jsonOf<{ runId: string }>(await appealed(added));
  const backTo = { runId: trial?.runId ?? null, state: "tried", endedAt: 1 } as const;
  await parts.trials.update(id, { ...backTo, result: trial?.result ?? null });
  const other = await appealed({ ...added, quote: "to keep answers longer.\n\nThe old names" });
  expect(other.status).toBe(409);
  expect(await jsonOf(await appealed(added))).toMatchObject({ runId });
  expect((await trialNow()).state).toBe("judging");
});

test("an appeal whose run ends before the entry knows of it is decided all the same", async () => {
  const { trials } = parts;
  api = createApiClient({
    ...parts,
    trials: {
      ...trials,
      async update(trialId, changes) {
        if (changes.state === "judging" && changes.runId)
          await executeHere({ ...parts, trials }, changes.runId);
        return trials.update(trialId, changes);
      },
    },
  });
  expect((await appealed(added)).ok).toBe(true);
  const { state, runId } = await trialNow();
  expect([state, runId]).toEqual(["tried", `${id}-appeal-1`]);
});
