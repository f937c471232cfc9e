import { createTwoFilesPatch } from "diff";
import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import { loadSamples } from "@/lib/server/samples";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere } from "@/lib/server/testing/execute-here";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { FunnelStep } from "@/lib/trace/court";
import type { Proposal, ProposalItem } from "@/lib/trace/proposal";
import type { Scoreboard } from "@/lib/trace/scoreboard";
import type { Trial, TrialItem } from "@/lib/trace/trial";

let parts: Composition;
let api: ApiClient;
beforeEach(() => {
  parts = createTestComposition();
  api = createApiClient(parts);
});

const page = "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n";
const renamed = createTwoFilesPatch(
  "a/src/cache.ts",
  "b/src/cache.ts",
  "export type Options = {\n  cacheSeconds?: number;\n};\n",
  "export type Options = {\n  keepSeconds?: number;\n};\n",
);

type Started = { id: string; runIds: string[]; funnel: { state: string; steps: FunnelStep[] } };

async function file(order: object): Promise<Started> {
  const response = await api("POST", "/api/v1/trials", { json: order });
  expect(response.status).toBe(201);
  return jsonOf<Started>(response);
}

const trialAt = async (id: string) => jsonOf<Trial>(await api("GET", `/api/v1/trials/${id}`));

const cacheCase = {
  title: "Rename cacheSeconds to keepSeconds",
  diff: renamed,
  documents: [{ path: "docs/cache.md", text: page }],
};

test("a posted change is funnelled at once, tried by a run, and ends as a notice that can be accepted", async () => {
  const { id, runIds, funnel } = await file(cacheCase);
  expect(funnel.state).toBe("judging");
  expect(funnel.steps.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["paths", "passed"],
    ["size", "passed"],
    ["evidence", "passed"],
  ]);
  await executeHere(parts, runIds[0] ?? "");
  const trial = await trialAt(id);
  expect(trial.state).toBe("tried");
  const [only] = trial.cases;
  expect(only).toMatchObject({ path: "docs/cache.md", state: "notice", verdict: "guilty" });
  for (const { changePlace, docPlace, changeQuote, docQuote } of only?.exhibits ?? []) {
    expect(page.slice(docPlace?.start, docPlace?.end)).toBe(docQuote);
    expect(changePlace).not.toBeNull();
    expect(changeQuote).not.toBe("");
  }
  const { proposals } = await jsonOf<{ proposals: ProposalItem[] }>(
    await api("GET", "/api/v1/proposals?state=open"),
  );
  expect(proposals.map((one) => one.id)).toEqual([only?.proposalId]);
  const opened = await api("POST", `/api/v1/proposals/${only?.proposalId}/decision`, {
    json: { action: "open" },
  });
  expect(opened.status).toBe(200);
  const accepted = await jsonOf<Proposal>(
    await api("POST", `/api/v1/proposals/${only?.proposalId}/decision`, {
      json: { action: "accept" },
    }),
  );
  expect(accepted.state).toBe("accepted");
  const patch = await api("GET", `/api/v1/proposals/${only?.proposalId}/patch`);
  expect(await patch.text()).toContain("+Set `keepSeconds` to keep answers longer.");
});

test("a run that ends before its entry knows of it is put on the docket all the same", async () => {
  const { trials } = parts;
  const quick = { ...parts };
  api = createApiClient({
    ...parts,
    trials: {
      ...trials,
      async update(id, changes) {
        if (changes.state === "judging" && changes.runId) await executeHere(quick, changes.runId);
        return trials.update(id, changes);
      },
    },
  });
  const { id } = await file(cacheCase);
  const trial = await trialAt(id);
  expect(trial.state).toBe("tried");
  expect(trial.cases.map(({ state }) => state)).toEqual(["notice"]);
  expect(trial.cases[0]?.proposalId).not.toBeNull();
});

test("settling a trial again changes nothing", async () => {
  const { id, runIds } = await file(cacheCase);
  await executeHere(parts, runIds[0] ?? "");
  const before = await trialAt(id);
  await executeHere(parts, runIds[0] ?? "");
  expect(await trialAt(id)).toEqual(before);
});

test("a change that touches no page ends in the funnel, and the docket says why", async () => {
  const { id, runIds, funnel } = await file({
    ...cacheCase,
    documents: [{ path: "docs/other.md", text: "# Weather\n\nIt rains.\n" }],
  });
  expect(runIds).toEqual([]);
  expect(funnel.state).toBe("filtered");
  expect(funnel.steps.at(-1)).toMatchObject({ name: "evidence", outcome: "stopped" });
  const { trials, counts } = await jsonOf<{
    trials: TrialItem[];
    counts: Record<string, number>;
  }>(await api("GET", "/api/v1/trials?state=filtered"));
  expect(trials).toMatchObject([{ id, reason: funnel.steps.at(-1)?.reason, cases: [] }]);
  expect(counts.filtered).toBe(1);
});

test("tests, lock files and pages alone are stopped by their paths", async () => {
  const diff = createTwoFilesPatch("a/package-lock.json", "b/package-lock.json", "1\n", "2\n");
  const { funnel } = await file({ ...cacheCase, diff });
  expect(funnel.state).toBe("filtered");
  expect(funnel.steps).toMatchObject([{ name: "paths", outcome: "stopped" }]);
  expect(funnel.steps[0]?.reason).toContain("lock file");
});

test("a page that the same change deletes is held against nothing", async () => {
  const gone = createTwoFilesPatch("a/docs/cache.md", "/dev/null", page, "");
  const { funnel } = await file({
    ...cacheCase,
    diff: `diff --git a/docs/cache.md b/docs/cache.md\ndeleted file mode 100644\n${gone.replace(/^=+\n/, "")}${renamed}`,
  });
  expect(funnel.state).toBe("filtered");
});

test("a patch that is none is not judged, and never called clean", async () => {
  const { funnel } = await file({ ...cacheCase, diff: "Dear all, please merge.\n" });
  expect(["not-judged", "filtered"]).toContain(funnel.state);
  expect(funnel.steps.at(-1)?.outcome).toBe("stopped");
});

test("a change without pages or repository is refused with what to give", async () => {
  const response = await api("POST", "/api/v1/trials", { json: { title: "x", diff: renamed } });
  expect(response.status).toBe(422);
  expect((await jsonOf<Problem>(response)).detail).toContain("name a repository");
});

test("two pages of one path are refused", async () => {
  const documents = [cacheCase.documents[0], cacheCase.documents[0]];
  const response = await api("POST", "/api/v1/trials", { json: { ...cacheCase, documents } });
  expect(response.status).toBe(422);
});

test("a model without an endpoint is refused before anything is written", async () => {
  const response = await api("POST", "/api/v1/trials", {
    json: { ...cacheCase, models: { judge: "some-model" } },
  });
  expect(response.status).toBe(422);
  expect(await parts.trials.list({ limit: 10 })).toEqual([]);
});

test("patch and pages can be read as the trial saw them", async () => {
  const { id, runIds } = await file(cacheCase);
  await executeHere(parts, runIds[0] ?? "");
  expect(await (await api("GET", `/api/v1/trials/${id}/change`)).text()).toBe(renamed);
  expect(await (await api("GET", `/api/v1/trials/${id}/pages/1`)).text()).toBe(page);
  expect((await api("GET", `/api/v1/trials/${id}/pages/2`)).status).toBe(404);
});

test("a trial held again without an exhibit ends otherwise, and the docket keeps the first ruling", async () => {
  const { id, runIds } = await file(cacheCase);
  await executeHere(parts, runIds[0] ?? "");
  const before = await trialAt(id);
  const again = await jsonOf<{ runId: string }>(
    await api("POST", `/api/v1/trials/${id}/runs`, {
      json: { struckOut: before.cases[0]?.exhibits.map((exhibit) => exhibit.id) },
    }),
  );
  await executeHere(parts, again.runId);
  const summary = await parts.eventLog.summary(again.runId);
  expect(summary?.answer?.text).toContain("none of");
  expect(await trialAt(id)).toEqual(before);
});

test("trials stand in their own list, and questions in theirs", async () => {
  const { runIds } = await file(cacheCase);
  const { runs } = await jsonOf<{ runs: { id: string }[] }>(await api("GET", "/api/v1/runs"));
  expect(runs).toEqual([]);
  const trials = await jsonOf<{ runs: { id: string }[] }>(
    await api("GET", "/api/v1/runs?kind=trial"),
  );
  expect(trials.runs.map(({ id }) => id)).toEqual(runIds);
});

test("the sample change ends in notices to the owners that its rules name", async () => {
  await loadSamples(parts);
  const [sample] = await parts.trials.list({ limit: 1 });
  await executeHere(parts, sample?.runId ?? "");
  const trial = await trialAt(sample?.id ?? "");
  expect(trial.state).toBe("tried");
  const { proposals } = await jsonOf<{ proposals: ProposalItem[] }>(
    await api("GET", "/api/v1/proposals"),
  );
  const owners = Object.fromEntries(proposals.map(({ path, owner }) => [path, owner]));
  expect(owners).toEqual({
    "docs/guides/retries.md": "@mara-lindqvist",
    "docs/reference/options.md": "reference@patient-client.example",
  });
});

test("the other arms judge the same cases, and stand beside the court with their intervals", async () => {
  const { runIds } = await file(cacheCase);
  await executeHere(parts, runIds[0] ?? "");
  const { runIds: others } = await jsonOf<{ runIds: string[] }>(
    await api("POST", "/api/v1/trials/arms", { json: {} }),
  );
  expect(others).toHaveLength(2);
  for (const runId of others) await executeHere(parts, runId);
  const [open] = await parts.proposals.list({ limit: 5 });
  await api("POST", `/api/v1/proposals/${open?.id}/decision`, { json: { action: "open" } });
  await api("POST", `/api/v1/proposals/${open?.id}/decision`, { json: { action: "accept" } });
  const board = await jsonOf<Scoreboard>(await api("GET", "/api/v1/trials/arms"));
  expect(board).toMatchObject({ trials: 1, compared: 1 });
  expect(
    board.arms.map((score) => [score.arm, score.cases, score.withNotice, score.accepted]),
  ).toEqual([
    ["court", 1, 1, 1],
    ["one-prompt", 1, 1, 1],
    ["five-votes", 1, 1, 1],
  ]);
  for (const { noticeShare } of board.arms) expect(noticeShare.high).toBe(1);
  expect(await parts.proposals.list({ limit: 5 })).toHaveLength(1);
});
