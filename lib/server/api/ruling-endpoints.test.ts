import { createTwoFilesPatch } from "diff";
import { beforeEach, describe, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { type CallModel, ModelCallError, type ModelRequest } from "@/lib/model/model";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import type { RulingMarkView } from "@/lib/server/rulings/ruling-shape";
import { giveUpSearch, runSearch } from "@/lib/server/rulings/run-search";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere, executionHere } from "@/lib/server/testing/execute-here";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createMemoryRulingMarkStore } from "@/lib/store/memory-ruling-mark-store";
import type { FaultHistogram } from "@/lib/trace/fault-histogram";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { Scoreboard } from "@/lib/trace/scoreboard";

const path = "docs/cache.md";
const renamedCase = {
  title: "Rename cacheSeconds to keepSeconds",
  diff: createTwoFilesPatch(
    "a/src/cache.ts",
    "b/src/cache.ts",
    "export type Options = {\n  cacheSeconds?: number;\n  depth?: number;\n};\n",
    "export type Options = {\n  keepSeconds?: number;\n  depth?: number;\n};\n",
  ),
  documents: [
    {
      path,
      text: "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n\nThe old names stay for a year.\n",
    },
  ],
  rules: { earlyStop: false },
};
const builtin = createBuiltinModel();

let parts: Composition;
let api: ApiClient;
let trialId: string;
let queued: string[];

beforeEach(async () => {
  queued = [];
  parts = createTestComposition(
    {},
    { rulingMarks: createMemoryRulingMarkStore(({ id }) => queued.push(id)) },
  );
  api = createApiClient(parts);
  const order = await jsonOf<{ id: string; runIds: string[] }>(
    await api("POST", "/api/v1/trials", { json: renamedCase }),
  );
  trialId = order.id;
  await executeHere(parts, order.runIds[0] ?? "");
});

const rulings = () => `/api/v1/trials/${trialId}/rulings`;
const marked = (right: object, order: object = {}) =>
  api("POST", rulings(), { json: { path, right, ...order } });
const viewOf = (response: Promise<Response>) => response.then((one) => jsonOf<RulingMarkView>(one));
const read = (id: string) => viewOf(api("GET", `${rulings()}/${id}`));

function work(id: string, model: CallModel = builtin, stopping = new AbortController().signal) {
  const execution = executionHere(parts, model);
  return runSearch(id, { ...parts, execution }, stopping);
}

/** The mark, after its search has run to its end. */
async function searched(right: object, model: CallModel = builtin): Promise<RulingMarkView> {
  const { id } = await viewOf(marked(right));
  await api("POST", `${rulings()}/${id}/search`);
  await work(id, model);
  return read(id);
}

const wrongNotice = { outcome: "no-notice" };
const rebuttal = {
  exhibit: "E1",
  ground: "kept-compatible",
  quoteFrom: "doc",
  quote: "The old names stay for a year.",
  argument: "The page says that the old name goes on working.",
};
const invented = { ...rebuttal, quote: "The old names stay for ever." };
const missedRebuttal = { ...wrongNotice, sound: ["exhibits"], rebuttals: [rebuttal] };

/** Jurors that a rebuttal persuades; everyone else judges by rules. */
const persuadable: CallModel = async (request, options) => {
  const reply = await builtin(request, options);
  if (request.role !== "juror" || !textOf(request).includes(rebuttal.argument)) return reply;
  const exhibits = [{ id: "E1", finding: "fine" }];
  const reasons = "The page says how long the old name works.";
  return { ...reply, text: JSON.stringify({ reasons, exhibits, vote: "not-guilty" }) };
};

function textOf({ messages }: ModelRequest): string {
  return messages.map(({ content }) => content).join("\n");
}

const liveCalls = ({ attempts }: RulingMarkView) =>
  attempts.map(({ key, result }) => [key, result.status === "ended" ? result.calls.live : null]);

describe("a ruling that is called wrong", () => {
  test("is kept with what would be tried, and costs nothing yet", async () => {
    const mark = await viewOf(marked(wrongNotice));
    expect(mark).toMatchObject({
      ...{ trialId, path, title: renamedCase.title, fault: { kind: "open" }, mostCalls: 0 },
      ruled: { state: "notice" },
      search: { state: "none", round: 0 },
    });
    expect(mark.attempts.map(({ key, source, result }) => [key, source, result.status])).toEqual([
      ["exhibits", "derived", "waiting"],
      ["defense", "derived", "skipped"],
      ["jury", "derived", "waiting"],
      ["judgment", "derived", "waiting"],
    ]);
    expect(queued).toEqual([]);
    const withRebuttal = await viewOf(marked(missedRebuttal));
    expect(withRebuttal.mostCalls).toBe(12);
    const { marks } = await jsonOf<{ marks: RulingMarkView[] }>(await api("GET", rulings()));
    expect(marks.map(({ id }) => id)).toEqual([withRebuttal.id, mark.id]);
  });

  test.each<[number, string, object, object]>([
    [422, "/right/outcome", { outcome: "notice" }, {}],
    [422, "/right/rebuttals/0/quote", { ...missedRebuttal, rebuttals: [invented] }, {}],
    [409, "was not among the pages", wrongNotice, { path: "docs/none.md" }],
    [404, "There is no run", wrongNotice, { runId: "nobody" }],
    [400, "/right/outcome", { outcome: "perhaps" }, {}],
  ])("is refused with %i: %s", async (status, words, right, order) => {
    const problem = await jsonOf<Problem>(await marked(right, order));
    expect([problem.status, JSON.stringify(problem)]).toEqual([
      status,
      expect.stringContaining(words),
    ]);
    expect(await parts.rulingMarks.list({ limit: 5 })).toEqual([]);
  });

  test("is not found in another trial, nor after it was taken back", async () => {
    const { id } = await viewOf(marked(wrongNotice));
    expect((await api("GET", `/api/v1/trials/none/rulings/${id}`)).status).toBe(404);
    expect((await api("DELETE", `${rulings()}/${id}`)).status).toBe(200);
    expect((await api("GET", `${rulings()}/${id}`)).status).toBe(404);
    expect((await api("POST", `${rulings()}/${id}/search`)).status).toBe(404);
    const { marks } = await jsonOf<{ marks: RulingMarkView[] }>(await api("GET", rulings()));
    expect(marks).toEqual([]);
  });
});

describe("the ruling of a run that was recorded elsewhere", () => {
  /** The trial's own run, exported and opened again: it says that it is a run of this trial. */
  async function imported(): Promise<string> {
    const trial = await jsonOf<{ runIds: string[] }>(await api("GET", `/api/v1/trials/${trialId}`));
    const file = await (await api("GET", `/api/v1/runs/${trial.runIds[0]}/export`)).text();
    const opened = await api("POST", "/api/v1/traces/import", { body: file });
    return (await jsonOf<{ runId: string }>(opened)).runId;
  }

  test("is not called wrong here", async () => {
    const problem = await jsonOf<Problem>(await marked(wrongNotice, { runId: await imported() }));
    expect(problem).toMatchObject({
      status: 409,
      detail: expect.stringContaining("nothing of it is executed here"),
    });
    expect(await parts.rulingMarks.list({ limit: 5 })).toEqual([]);
  });

  test("is neither searched nor judged again, where a mark of it has come to be", async () => {
    const { id } = await viewOf(marked(wrongNotice));
    const own = await parts.rulingMarks.get(id);
    if (!own) throw new Error("The mark is gone.");
    const mark = { ...own, id: "of-elsewhere", runId: await imported(), isCase: true };
    await parts.rulingMarks.add(mark);
    const runs = await parts.eventLog.list({ limit: 50 });
    expect((await api("POST", `${rulings()}/${mark.id}/runs`)).status).toBe(409);
    await api("POST", `${rulings()}/${mark.id}/search`);
    await work(mark.id);
    expect((await read(mark.id)).search).toMatchObject({
      state: "failed",
      error: expect.stringContaining("nothing of it is executed here"),
    });
    expect(await parts.eventLog.list({ limit: 50 })).toEqual(runs);
  });
});

describe("the search for the stage at fault", () => {
  test("names the earliest stage whose change flips the outcome, by runs that can be opened", async () => {
    const mark = await searched(wrongNotice);
    expect(mark.search).toEqual({ state: "ended", round: 1, error: null });
    expect(mark.fault).toMatchObject({ kind: "found", stage: "exhibits", untried: [] });
    expect(liveCalls(mark)).toEqual([
      ["exhibits", 0],
      ["defense", null],
      ["jury", 0],
      ["judgment", 0],
    ]);
    for (const { result, key } of mark.attempts) {
      if (result.status !== "ended") continue;
      const run = await jsonOf<RunSummary>(await api("GET", `/api/v1/runs/${result.runId}`));
      expect(run.origin).toEqual({ how: "fork", runId: mark.runId });
      expect(run.config.trial?.triesFault).toEqual({ markId: mark.id, key });
    }
  });

  test("asks the court's models what follows a stage, and nothing before it", async () => {
    const asked: string[] = [];
    const mark = await searched(missedRebuttal, (request, options) => {
      asked.push(request.role);
      return persuadable(request, options);
    });
    expect(mark.fault).toMatchObject({ kind: "found", stage: "defense" });
    expect(new Set(asked)).toEqual(new Set(["juror"]));
    expect(liveCalls(mark)).toContainEqual(["defense", asked.length]);
  });

  test("goes on after a crash with the attempt that it was at, and pays no answered call twice", async () => {
    const stopping = new AbortController();
    const asked: string[] = [];
    const crashing: CallModel = async (request, options) => {
      if (asked.length === 2) {
        stopping.abort(new Error("The worker is gone."));
        throw stopping.signal.reason;
      }
      asked.push(options?.spanId ?? "");
      return persuadable(request, options);
    };
    const { id } = await viewOf(marked(missedRebuttal));
    await api("POST", `${rulings()}/${id}/search`);
    await expect(work(id, crashing, stopping.signal)).rejects.toThrow();
    const cut = await read(id);
    expect(cut.search.state).toBe("running");
    expect(cut.attempts.find(({ key }) => key === "defense")?.result.status).toBe("running");
    await work(id, async (request, options) => {
      asked.push(options?.spanId ?? "");
      return persuadable(request, options);
    });
    const whole = await read(id);
    expect(whole.fault).toMatchObject({ kind: "found", stage: "defense" });
    expect(new Set(asked).size).toBe(asked.length);
    expect(liveCalls(whole)).toContainEqual(["defense", asked.length]);
  });

  test("is stopped by the person; what was tried stays, and the rest is tried later", async () => {
    const { id } = await viewOf(marked(missedRebuttal));
    await api("POST", `${rulings()}/${id}/search`);
    await work(id, async (request, options) => {
      await api("DELETE", `${rulings()}/${id}/search`);
      options?.signal?.throwIfAborted();
      return persuadable(request, options);
    });
    const stopped = await read(id);
    expect(stopped.search.state).toBe("cancelled");
    expect(stopped.attempts.map(({ result }) => result.status)).toEqual([
      "skipped",
      "waiting",
      "waiting",
      "waiting",
    ]);
    await api("POST", `${rulings()}/${id}/search`);
    await work(id, persuadable);
    expect(await read(id)).toMatchObject({
      search: { state: "ended", round: 2 },
      fault: { kind: "found", stage: "defense" },
    });
  });

  test("is begun once, however often it is asked for; one that was stopped before is not begun", async () => {
    const { id } = await viewOf(marked(wrongNotice));
    for (let times = 0; times < 3; times += 1) await api("POST", `${rulings()}/${id}/search`);
    expect(queued).toEqual([id]);
    await api("DELETE", `${rulings()}/${id}/search`);
    await work(id);
    expect((await read(id)).attempts[0]?.result).toEqual({ status: "waiting" });
  });

  test("tells a model that errs, and tries that stage again when asked", async () => {
    const gone = new ModelCallError({ code: "unreachable", message: "No answer.", attempts: 3 });
    const failed = await searched(missedRebuttal, async (request, options) => {
      if (request.role === "juror") throw gone;
      return builtin(request, options);
    });
    expect(failed.attempts.find(({ key }) => key === "defense")?.result).toMatchObject({
      status: "failed",
      message: expect.stringContaining("5 jurors gave no usable reply"),
    });
    expect(failed.fault).toMatchObject({ kind: "found", stage: "jury", untried: ["defense"] });
    await api("POST", `${rulings()}/${failed.id}/search`);
    await work(failed.id, persuadable);
    expect((await read(failed.id)).fault).toMatchObject({ stage: "defense", untried: [] });
  });

  test("shows nothing where the program asks otherwise what stands on record", async () => {
    const { id, runId } = await viewOf(marked(missedRebuttal));
    const events = await parts.eventLog.read(runId);
    const otherwise = events.map((event) =>
      event.type === "model-call-start" ? { ...event, requestHash: "of another version" } : event,
    );
    const { eventLog } = parts;
    parts.eventLog = {
      ...eventLog,
      read: async (run, after) => (run === runId ? otherwise : eventLog.read(run, after)),
    };
    await api("POST", `${rulings()}/${id}/search`);
    let calls = 0;
    await work(id, (request, options) => {
      calls += 1;
      return builtin(request, options);
    });
    const mark = await read(id);
    expect(mark.attempts.map(({ result }) => result.status)).toEqual([
      "skipped",
      "failed",
      "failed",
      "failed",
    ]);
    expect(mark.fault).toEqual({ kind: "none", untried: ["defense", "jury", "judgment"] });
    expect(JSON.stringify(mark.attempts)).toContain("Hold the trial again");
    expect(calls).toBe(3);
  });

  test("that takes down workers is given up in words", async () => {
    const { id } = await viewOf(marked(wrongNotice));
    await api("POST", `${rulings()}/${id}/search`);
    await giveUpSearch(id, parts);
    const { search } = await read(id);
    expect(search).toMatchObject({ state: "failed", error: expect.stringContaining("given up") });
  });

  test("leaves the docket, its notices and the figures of the court as they were", async () => {
    const before = await jsonOf<object>(await api("GET", `/api/v1/trials/${trialId}`));
    const board = await jsonOf<Scoreboard>(await api("GET", "/api/v1/trials/arms"));
    await searched(wrongNotice);
    expect(await jsonOf<object>(await api("GET", `/api/v1/trials/${trialId}`))).toEqual(before);
    expect(await jsonOf<Scoreboard>(await api("GET", "/api/v1/trials/arms"))).toEqual(board);
  });
});

describe("a case kept as a test", () => {
  const judged = async (id: string, model: CallModel) => {
    const { runId } = await jsonOf<{ runId: string }>(await api("POST", `${rulings()}/${id}/runs`));
    expect((await read(id)).test).toMatchObject({ runId, outcome: "running" });
    await executeHere(parts, runId, model);
    return (await read(id)).test;
  };

  test("is judged again from the beginning, and passes once the court comes to what is right", async () => {
    const { id } = await viewOf(marked(wrongNotice));
    expect((await api("POST", `${rulings()}/${id}/runs`)).status).toBe(409);
    await api("POST", `${rulings()}/${id}/keep`);
    const { marks } = await jsonOf<{ marks: RulingMarkView[] }>(
      await api("GET", "/api/v1/rulings/cases"),
    );
    expect(marks).toMatchObject([{ id, isCase: true, test: null }]);
    expect(await judged(id, builtin)).toMatchObject({ outcome: "failed", state: "notice" });
    const acquitting: CallModel = async (request, options) => {
      const reply = await builtin(request, options);
      if (request.role !== "prosecutor") return reply;
      return {
        ...reply,
        text: JSON.stringify({ decision: "decline", declineReason: "Still read." }),
      };
    };
    expect(await judged(id, acquitting)).toMatchObject({ outcome: "passed", state: "no-case" });
    const silent: CallModel = async (request, options) =>
      request.role === "judge"
        ? { ...(await builtin(request, options)), text: "?" }
        : builtin(request, options);
    expect(await judged(id, silent)).toMatchObject({ outcome: "not-judged", state: "failed" });
    await api("DELETE", `${rulings()}/${id}/keep`);
    expect(await parts.rulingMarks.list({ isCase: true, limit: 5 })).toEqual([]);
  });
});

test("the histogram counts the searches that ended, each at its stage, with its interval and its case", async () => {
  const histogram = async () => jsonOf<FaultHistogram>(await api("GET", "/api/v1/rulings/faults"));
  expect(await histogram()).toMatchObject({ searched: 0 });
  const first = await searched(wrongNotice);
  await searched(wrongNotice);
  await searched(missedRebuttal, persuadable);
  await searched({ ...wrongNotice, sound: ["exhibits", "defense", "jury", "judgment"] });
  await viewOf(marked(wrongNotice));
  const other = await api("GET", "/api/v1/rulings/faults?repositoryId=none&days=30");
  expect(await jsonOf<FaultHistogram>(other)).toMatchObject({ searched: 0 });
  const recent = await api("GET", "/api/v1/rulings/faults?days=30");
  expect(await jsonOf<FaultHistogram>(recent)).toMatchObject({ searched: 4 });
  const { searched: total, bars } = await histogram();
  expect(total).toBe(4);
  expect(bars.filter(({ count }) => count > 0).map(({ stage, count }) => [stage, count])).toEqual([
    ["exhibits", 2],
    ["defense", 1],
    ["none", 1],
  ]);
  const [exhibits] = bars.filter(({ stage }) => stage === "exhibits");
  expect(exhibits?.share.low).toBeCloseTo(0.15, 2);
  expect(exhibits?.share.high).toBeCloseTo(0.85, 2);
  expect(exhibits?.cases).toContainEqual({
    ...{ markId: first.id, trialId, runId: first.runId, path, title: renamedCase.title },
    attemptRunId: first.fault.kind === "found" ? first.fault.runId : "",
    isUncertain: false,
  });
});
