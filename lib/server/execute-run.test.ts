import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { createMemo } from "@/lib/model/memo";
import type { CallModel } from "@/lib/model/model";
import { refuseLiveCalls, replayedModel } from "@/lib/model/replayed-model";
import { requestHash } from "@/lib/model/request-hash";
import { scriptedModel } from "@/lib/model/scripted-model";
import type { OpenSandbox, Sandbox } from "@/lib/sandbox/sandbox";
import { createSandboxPool, type SandboxPool } from "@/lib/sandbox/sandbox-pool";
import type { Composition } from "@/lib/server/composition";
import { type ExecutionParts, executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { beginRun } from "@/lib/server/runs/begin-run";
import { createTextCache } from "@/lib/server/text-cache";
import type { BlobStore } from "@/lib/store/blob-store";
import { createBodies } from "@/lib/store/bodies";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { defaultBudget, type InquiryConfig } from "@/lib/trace/config";
import type { Origin, TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { differingSpans } from "@/lib/trace/same-log";
import { selectCoverage } from "@/lib/trace/select-coverage";
import { selectLineage } from "@/lib/trace/select-lineage";

const text = "region,amount\nnorth,10\nsouth,20\nnorth,5\n";

let pool: SandboxPool;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "execute-run-"));
  pool = createSandboxPool({ size: 1 });
});

afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

type World = { parts: ExecutionParts; blobs: BlobStore; textSha256: string };

async function world(callModelFor: ExecutionParts["callModelFor"]): Promise<World> {
  const blobs = createMemoryBlobStore({ cacheDir: folder });
  const textSha256 = await blobs.put(new TextEncoder().encode(text));
  const parts: ExecutionParts = {
    eventLog: createMemoryEventLog(),
    signals: createMemoryRunSignals(),
    bodies: createBodies(blobs),
    files: createRunFiles({ blobs, texts: createTextCache(1e8), search: async () => [] }),
    openSandbox: pool.open,
    hashRequest: requestHash,
    callModelFor,
    prices: async () => () => null,
    clock: Date.now,
    worker: "test",
  };
  return { parts, blobs, textSha256 };
}

async function start(
  { parts, textSha256 }: World,
  runId: string,
  changes: Partial<InquiryConfig> & { origin?: Origin } = {},
): Promise<void> {
  const { origin = null, ...config } = changes;
  const createRun: Composition["createRun"] = (id, event) => parts.eventLog.append(id, 0, [event]);
  await beginRun(
    { createRun, clock: Date.now, newId: () => runId },
    {
      question: "How many rows have the region north?",
      documents: [{ id: "d1", name: "regions.csv", textSha256, chars: text.length, lines: 4 }],
      models: { root: "scripted", sub: "scripted" },
      mode: "rlm",
      budget: defaultBudget,
      temperature: null,
      edits: [],
      ...config,
    },
    origin,
  );
}

const running = new AbortController().signal;
const cell = (code: string) => `\`\`\`ts\n${code}\n\`\`\``;
const countNorth = [
  cell("const rows = grep(/^north,(\\d+)$/gm);\nprint(rows)"),
  cell("FINAL(`${rows.length} rows`, rows)"),
  cell("FINAL()"),
];

test("code in a real sandbox computes an answer whose evidence stands in the text", async () => {
  const here = await world(async () => scriptedModel(countNorth));
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  const summary = await here.parts.eventLog.summary("r1");
  expect(summary?.answer?.text).toBe("2 rows");
  expect(summary?.evidence.map((item) => [item.line, item.quote, item.documentId])).toEqual([
    [2, "north,10", "d1"],
    [4, "north,5", "d1"],
  ]);
});

test("a computed value leads to its variable, and to the lines that were read for it", async () => {
  const here = await world(async () =>
    scriptedModel([
      cell("const rows = grep(/^north,(\\d+)$/gm);\nprint(rows)"),
      cell(
        "let units = 0;\nfor (const row of rows) units += Number(row.groups[0]);\nconst south = context.split('\\n').filter((line) => line.startsWith('south'));\nprint(units, south.length);",
      ),
      cell("FINAL(`${units} units in ${rows.length} rows`, rows)"),
    ]),
  );
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  const log = await here.parts.eventLog.read("r1");
  const timeline = extendTimeline("r1", emptyTimeline, log);
  const claims = timeline.summary?.claims ?? [];
  expect(claims.map(({ text: claimed, source }) => [claimed, source])).toEqual([
    ["15", { kind: "variable", cell: 2, name: "units", isSize: false }],
    ["2", { kind: "variable", cell: 1, name: "rows", isSize: true }],
  ]);
  const [units] = claims.map((claim) => selectLineage(timeline, claim));
  expect(units?.cell).toEqual({ spanId: "iteration-2/cell", number: 2, line: 2 });
  expect(units?.places.map(({ line }) => line)).toEqual([2, 4]);
  expect(units).toMatchObject({ wholeTexts: [], isFollowed: true });
  const [coverage] = selectCoverage(timeline);
  // The opening showed the text's beginning, which is all of this one.
  expect(coverage?.sizes).toEqual({
    printed: text.length,
    "sub-call": 0,
    searched: 0,
    unseen: 0,
  });
});

test("an answer about all of a text that was hardly looked at carries a warning", async () => {
  const long = `${text}${"west,1\n".repeat(2_000)}`;
  const here = await world(async () =>
    scriptedModel([
      cell("print(read_lines(2, 4))"),
      cell('FINAL("All rows are of the north or the south.", [cite(0, 20)])'),
      cell("FINAL()"),
    ]),
  );
  const stored = await here.blobs.put(new TextEncoder().encode(long));
  await start(here, "r1", {
    documents: [
      { id: "d1", name: "long.csv", textSha256: stored, chars: long.length, lines: 2_004 },
    ],
  });
  await executeRun("r1", here.parts, running);
  const summary = await here.parts.eventLog.summary("r1");
  expect(summary?.warnings).toEqual([
    'This answer says "all", but the run searched or read only 3 % of long.csv. What was not seen may say otherwise.',
  ]);
});

test("the built-in engine answers a count", async () => {
  const here = await world(async () => createBuiltinModel());
  await start(here, "r1", { models: { root: "builtin", sub: "builtin" } });
  await executeRun("r1", here.parts, running);
  const summary = await here.parts.eventLog.summary("r1");
  expect(summary?.answer?.text).toMatch(/\b2\b/);
});

test.each([3_000_000, 10_000_000, 60.0005])(
  "a time budget of %d seconds neither fails the run nor ends it at once",
  async (seconds) => {
    const made = await world(async () => createBuiltinModel());
    const question = "How many rows mention north?";
    await start(made, "r1", { question, budget: { ...defaultBudget, seconds } });
    await executeRun("r1", made.parts, new AbortController().signal);
    const end = (await made.parts.eventLog.read("r1")).at(-1);
    expect(end).toMatchObject({ outcome: { status: "ok" }, answer: { forced: false } });
  },
);

test("a replay asks no model and tells the same", async () => {
  const replay: ExecutionParts["callModelFor"] = async (_, parent: readonly TraceEvent[]) =>
    replayedModel({
      memo: createMemo(parent, async (body) => body.preview),
      live: refuseLiveCalls,
      edits: [],
    });
  const named = (id: string) => ({ response: { id, model: "scripted-2026" } });
  let live: CallModel = scriptedModel(
    countNorth.map((reply, n) => ({ text: reply, ...named(`gen-${n}`) })),
  );
  const here = await world(async (runStart, parent) =>
    runStart.origin ? await replay(runStart, parent) : live,
  );
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  live = refuseLiveCalls;
  await start(here, "r2", { origin: { how: "replay", runId: "r1" } });
  await executeRun("r2", here.parts, running);
  const summary = await here.parts.eventLog.summary("r2");
  expect(summary).toMatchObject({ status: "succeeded", warnings: [], usage: { costUsd: 0 } });
  const [original, replayed] = [
    await here.parts.eventLog.read("r1"),
    await here.parts.eventLog.read("r2"),
  ];
  expect(differingSpans(original, replayed)).toEqual([]);
  const ends = replayed.filter((event) => event.type === "model-call-end");
  expect(ends).toMatchObject([named("gen-0"), named("gen-1")]);
});

test("a replay of a run whose recorded output was altered says where it differs", async () => {
  const here = await world(async (runStart, parent) =>
    runStart.origin
      ? replayedModel({
          memo: createMemo(parent, async (body) => body.preview),
          live: refuseLiveCalls,
          edits: [],
        })
      : scriptedModel([cell("print(1)"), cell("ABSTAIN('no')")]),
  );
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  const altered = (await here.parts.eventLog.read("r1")).map((event) =>
    event.type === "sandbox-run-end" && event.spanId === "iteration-2/cell"
      ? { ...event, notes: ["altered"] }
      : event,
  );
  await here.parts.eventLog.append("r1b", 0, altered);
  await start(here, "r2", { origin: { how: "replay", runId: "r1b" } });
  await executeRun("r2", here.parts, running);
  const summary = await here.parts.eventLog.summary("r2");
  expect(summary?.warnings[0]).toContain("first at iteration-2/cell");
});

test("a cancelled run ends within a second, in the middle of an endless cell", async () => {
  const here = await world(async () => scriptedModel([cell("while (true) {}")]));
  await start(here, "r1");
  const ended = executeRun("r1", here.parts, running);
  await cellRuns(here, "r1");
  const cancelled = performance.now();
  await here.parts.signals.requestCancel("r1");
  await ended;
  expect(performance.now() - cancelled).toBeLessThan(1_000);
  expect((await here.parts.eventLog.summary("r1"))?.status).toBe("cancelled");
});

test("a worker that stops leaves the run open for the next one", async () => {
  const here = await world(async () => scriptedModel([cell("while (true) {}")]));
  await start(here, "r1");
  const stopping = new AbortController();
  const interrupted = executeRun("r1", here.parts, stopping.signal);
  await cellRuns(here, "r1");
  stopping.abort(new Error("the worker stops"));
  await expect(interrupted).rejects.toThrow();
  expect((await here.parts.eventLog.summary("r1"))?.status).toBe("running");
});

/** The sandbox of a run, in which something happens as it takes a reply. */
function takingReplies(here: World, runReply: (inner: Sandbox) => Sandbox["runReply"]): World {
  const openSandbox: OpenSandbox = async (options) => {
    const inner = await here.parts.openSandbox(options);
    return {
      run: (code, given) => inner.run(code, given),
      runReply: runReply(inner),
      dispose: () => inner.dispose(),
    };
  };
  return { ...here, parts: { ...here.parts, openSandbox } };
}

test.each([
  "before it is read",
  "while it is read",
  "before its cell is noted",
  "after its cell is noted",
])("a worker that stops behind a reply, %s, records no result of its cell", async (moment) => {
  const whole = scriptedModel(countNorth);
  const undisturbed = await world(async () => whole);
  await start(undisturbed, "r1");
  await executeRun("r1", undisturbed.parts, running);

  const model = scriptedModel(countNorth);
  const here = await world(async () => model);
  await start(here, "r1");
  const stopping = new AbortController();
  const stopAt = (now: string) => now === moment && stopping.abort(new Error("the worker stops"));
  const stopped = takingReplies(here, (inner) => (reply, options) => {
    stopAt("before it is read");
    const ran = inner.runReply(reply, {
      ...options,
      async onCell(read) {
        stopAt("before its cell is noted");
        await options.onCell(read);
        stopAt("after its cell is noted");
      },
    });
    stopAt("while it is read");
    return ran;
  });
  await expect(executeRun("r1", stopped.parts, stopping.signal)).rejects.toThrow("stops");
  const log = await here.parts.eventLog.read("r1");
  expect(log.filter(({ type }) => type === "model-call-end")).toHaveLength(1);
  const ofCell = log.map(({ type }) => type).filter((type) => type.startsWith("sandbox-run"));
  expect(ofCell).toEqual(moment.endsWith("noted") ? ["sandbox-run-start"] : []);
  await executeRun("r1", here.parts, running);
  expect((await here.parts.eventLog.summary("r1"))?.answer?.text).toBe("2 rows");
  expect(model.requests).toEqual(whole.requests);
});

test("a cell stands in the log before what it asks, however long its code takes to keep", async () => {
  const searching = [cell("await fuzzy_search('north')"), cell("ABSTAIN('no')")];
  const here = await world(async () => scriptedModel(searching));
  const { bodies } = here.parts;
  const keep: typeof bodies.keep = (kept) =>
    new Promise((resolve) => setTimeout(resolve, 100)).then(() => bodies.keep(kept));
  await start(here, "r1");
  await executeRun("r1", { ...here.parts, bodies: { ...bodies, keep } }, running);
  const log = await here.parts.eventLog.read("r1");
  expect(
    log
      .filter(({ spanId }) => spanId.startsWith("iteration-1/cell"))
      .slice(0, 2)
      .map(({ type }) => type),
  ).toEqual(["sandbox-run-start", "tool-call-start"]);
});

test("a run that is cancelled behind a reply has no result of its cell", async () => {
  const here = await world(async () => scriptedModel(countNorth));
  await start(here, "r1");
  const cancelled = takingReplies(here, (inner) => async (reply, options) => {
    await here.parts.signals.requestCancel("r1");
    return await inner.runReply(reply, options);
  });
  await executeRun("r1", cancelled.parts, running);
  const log = await here.parts.eventLog.read("r1");
  expect(log.map(({ type }) => type)).not.toContain("sandbox-run-end");
  expect(log.at(-1)).toMatchObject({ type: "run-end", outcome: { status: "cancelled" } });
});

test("a document that is gone ends the run with what to do", async () => {
  const here = await world(async () => scriptedModel([]));
  await start({ ...here, textSha256: "0".repeat(64) }, "r1");
  await executeRun("r1", here.parts, running);
  const summary = await here.parts.eventLog.summary("r1");
  expect(summary?.error).toMatchObject({ code: "missing-document" });
  expect(summary?.error?.message).toContain("Upload the document again");
});

test("a fault of the program ends the run instead of leaving it to hang", async () => {
  const here = await world(async () => () => Promise.reject(new TypeError("x is not a function")));
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  expect((await here.parts.eventLog.summary("r1"))?.error?.code).toBe("internal");
});

test("a full disk ends the run and says which", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  const here = await world(async () => () => Promise.reject(full));
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  expect((await here.parts.eventLog.summary("r1"))?.error).toMatchObject({ code: "storage-full" });
});

test("a database that is out of reach leaves the run to be taken up again", async () => {
  const lost = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const here = await world(async () => () => Promise.reject(lost));
  await start(here, "r1");
  await expect(executeRun("r1", here.parts, running)).rejects.toThrow("ECONNREFUSED");
  expect((await here.parts.eventLog.summary("r1"))?.status).toBe("running");
});

test("a run that has ended is not executed again", async () => {
  const here = await world(async () => scriptedModel([cell("ABSTAIN('no')")]));
  await start(here, "r1");
  await executeRun("r1", here.parts, running);
  const before = await here.parts.eventLog.read("r1");
  await executeRun("r1", here.parts, running);
  expect(await here.parts.eventLog.read("r1")).toEqual(before);
});

async function cellRuns({ parts }: World, runId: string): Promise<void> {
  for await (const events of parts.eventLog.follow(runId, -1, running)) {
    if (events.some((event) => event.type === "sandbox-run-start")) return;
  }
}

test("a run that was recorded elsewhere is not executed, though its log has no end", async () => {
  const here = await world(async () => scriptedModel(countNorth));
  await start(here, "own");
  const [own] = await here.parts.eventLog.read("own");
  if (own?.type !== "run-start") throw new Error("A log begins with run-start.");
  const imported = {
    ...{ format: "verbatim" as const, file: null, producer: null, runId: null },
    ...{ kind: "inquiry" as const, importedAt: 1 },
  };
  await here.parts.eventLog.append("r1", 0, [{ ...own, kind: "imported", imported }]);
  await executeRun("r1", here.parts, running);
  expect(await here.parts.eventLog.read("r1")).toHaveLength(1);
});
