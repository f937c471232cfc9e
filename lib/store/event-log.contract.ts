/** What every event log must do; each adapter's test runs it. */
import { describe, expect, test } from "vitest";
import { type EventLog, LogConflictError } from "@/lib/store/event-log";
import { defaultBudget } from "@/lib/trace/config";
import { TRACE_VERSION, type TraceEvent } from "@/lib/trace/event";

let runs = 0;

/** A new run's id and its events, in order: run-start, execution-start, iterations, run-end. */
export function sampleRun(
  options: { question?: string; documentId?: string; iterations?: number; at?: number } = {},
) {
  const runId = `run-${process.pid}-${++runs}`;
  const at = options.at ?? 1_700_000_000_000 + runs * 1000;
  const documentId = options.documentId ?? "document-1";
  const document = {
    id: documentId,
    name: "a.txt",
    textSha256: "0".repeat(64),
    chars: 10,
    lines: 1,
  };
  const events: TraceEvent[] = [
    {
      type: "run-start",
      seq: 0,
      at,
      spanId: "run",
      parentSpanId: null,
      name: "inquiry",
      version: TRACE_VERSION,
      kind: "inquiry",
      origin: null,
      config: {
        question: options.question ?? "How many?",
        documents: [document],
        models: { root: "builtin", sub: "builtin" },
        mode: "auto",
        budget: defaultBudget,
        temperature: null,
        edits: [],
      },
    },
    {
      type: "execution-start",
      seq: 1,
      at,
      spanId: "execution-1",
      parentSpanId: "run",
      name: "execution",
      worker: "w",
    },
  ];
  for (let k = 1; k <= (options.iterations ?? 1); k++) {
    const spanId = `iteration-${k}`;
    events.push({
      type: "iteration-start",
      seq: events.length,
      at: at + k,
      spanId,
      parentSpanId: "run",
      name: spanId,
    });
    events.push({
      type: "iteration-end",
      seq: events.length,
      at: at + k,
      spanId,
      outcome: { status: "ok" },
    });
  }
  events.push({
    type: "run-end",
    seq: events.length,
    at: at + 100,
    spanId: "run",
    outcome: { status: "ok" },
    answer: { text: "42", forced: false, abstained: false },
    claims: [],
    evidence: [],
    warnings: [],
  });
  return { runId, events, start: events.slice(0, 1) };
}

export function describeEventLog(name: string, log: () => EventLog): void {
  describe(`${name} as an event log`, () => {
    test("gives back what was appended, in order", async () => {
      const { runId, events } = sampleRun();
      await log().append(runId, 0, events.slice(0, 2));
      await log().append(runId, 2, events.slice(2));
      expect(await log().read(runId)).toEqual(events);
      expect(await log().read(runId, 1)).toEqual(events.slice(2));
      expect(await log().read(runId, events.length)).toEqual([]);
    });

    test("knows nothing of an unknown run", async () => {
      expect(await log().read("nobody")).toEqual([]);
      expect(await log().summary("nobody")).toBeNull();
    });

    test("keeps texts that databases dislike: NUL, lone surrogates, other scripts", async () => {
      const { runId, events } = sampleRun({ question: "a\0b \ud800 日本 😀 ' \" \\ %" });
      await log().append(runId, 0, events);
      expect(await log().read(runId)).toEqual(events);
      expect((await log().summary(runId))?.question).toBe("a\0b \ud800 日本 😀 ' \" \\ %");
    });

    test("refuses a second writer at the same place and keeps the first one's events", async () => {
      const { runId, events } = sampleRun();
      await log().append(runId, 0, events.slice(0, 3));
      await expect(log().append(runId, 2, events.slice(2, 3))).rejects.toThrow(LogConflictError);
      await expect(
        log().append(runId, 4, [{ ...first(events.slice(3, 4)), seq: 4 }]),
      ).rejects.toThrow(LogConflictError);
      await expect(log().append(runId, 0, events.slice(0, 1))).rejects.toThrow(LogConflictError);
      expect(await log().read(runId)).toEqual(events.slice(0, 3));
    });

    test("lets one of many writers through", async () => {
      const { runId, events } = sampleRun();
      await log().append(runId, 0, events.slice(0, 1));
      const writers = Array.from({ length: 10 }, (_, k) =>
        log().append(runId, 1, [{ ...first(events.slice(1, 2)), spanId: `execution-${k}` }]),
      );
      const results = await Promise.allSettled(writers);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await log().read(runId)).toHaveLength(2);
    });

    test("refuses a span's event that stands there already, and with it the whole append", async () => {
      const { runId, events } = sampleRun();
      await log().append(runId, 0, events.slice(0, 4));
      const again = [{ ...first(events.slice(2, 3)), seq: 5 }];
      const next = { ...first(events.slice(1, 2)), spanId: "execution-2", seq: 4 };
      await expect(log().append(runId, 4, [next, ...again])).rejects.toThrow(LogConflictError);
      expect(await log().read(runId)).toEqual(events.slice(0, 4));
    });

    test("takes a log of 12,000 events at once, whole or not at all", async () => {
      const { runId, events } = sampleRun({ iterations: 6_000 });
      const twice = { ...first(events.slice(2, 3)), seq: events.length };
      await expect(log().append(runId, 0, [...events, twice])).rejects.toThrow(LogConflictError);
      expect(await log().read(runId)).toEqual([]);
      expect(await log().summary(runId)).toBeNull();
      await log().append(runId, 0, events);
      expect(await log().read(runId)).toEqual(events);
      expect(await log().summary(runId)).toMatchObject({
        status: "succeeded",
        usage: { iterations: 6_000 },
      });
    });

    test("writes the summary with the events", async () => {
      const { runId, events } = sampleRun({ iterations: 2 });
      await log().append(runId, 0, events.slice(0, 1));
      expect(await log().summary(runId)).toMatchObject({ id: runId, status: "queued", seq: 0 });
      await log().append(runId, 1, events.slice(1, 4));
      expect(await log().summary(runId)).toMatchObject({
        status: "running",
        seq: 3,
        usage: { iterations: 1 },
      });
      await log().append(runId, 4, events.slice(4));
      expect(await log().summary(runId)).toMatchObject({
        status: "succeeded",
        answer: { text: "42" },
      });
    });

    test("follows a run from any place to its end", async () => {
      const { runId, events } = sampleRun({ iterations: 5 });
      await log().append(runId, 0, events.slice(0, 3));
      const seen = collect(log().follow(runId, 0, new AbortController().signal));
      for (const event of events.slice(3)) await log().append(runId, event.seq, [event]);
      expect(await seen).toEqual(events.slice(1));
    });

    test("follows a run that does not exist yet", async () => {
      const { runId, events } = sampleRun();
      const seen = collect(log().follow(runId, -1, new AbortController().signal));
      await log().append(runId, 0, events);
      expect(await seen).toEqual(events);
    });

    test("ends at once when the run has ended before", async () => {
      const { runId, events } = sampleRun();
      await log().append(runId, 0, events);
      expect(
        await collect(log().follow(runId, events.length - 1, new AbortController().signal)),
      ).toEqual([]);
    });

    test("stops following when the signal aborts", async () => {
      const { runId, start } = sampleRun();
      const controller = new AbortController();
      await log().append(runId, 0, start);
      const seen = collect(log().follow(runId, -1, controller.signal));
      setTimeout(() => controller.abort(), 50);
      expect(await seen).toEqual(start);
    });

    test("reads no more events than asked for", async () => {
      const { runId, events } = sampleRun({ iterations: 3 });
      await log().append(runId, 0, events);
      expect(await log().read(runId, 0, 2)).toEqual(events.slice(1, 3));
      expect(await log().read(runId, -1, 0)).toEqual([]);
    });

    test("whoever has seen an event finds it in the summary", async () => {
      const { runId, events } = sampleRun({ iterations: 5 });
      const here = log();
      await here.append(runId, 0, events.slice(0, 1));
      expect((await here.summary(runId))?.seq).toBe(0);
      for (const event of events.slice(1)) {
        await log().append(runId, event.seq, [event]);
        const [next] = await here.read(runId, event.seq - 1);
        expect((await here.summary(runId))?.seq).toBe(next?.seq);
      }
    });

    test("a list tells what has moved since it was read before", async () => {
      const documentId = `document-${crypto.randomUUID()}`;
      const { runId, events } = sampleRun({ documentId });
      const here = log();
      const seqs = async () => (await here.list({ documentId, limit: 5 })).map(({ seq }) => seq);
      await here.append(runId, 0, events.slice(0, 2));
      expect(await seqs()).toEqual([1]);
      await log().append(runId, 2, events.slice(2));
      expect(await seqs()).toEqual([events.length - 1]);
      expect(await seqs()).toEqual([events.length - 1]);
    });

    test("tells abstentions from answers", async () => {
      const documentId = `document-${crypto.randomUUID()}`;
      const answered = sampleRun({ documentId });
      const abstained = sampleRun({ documentId });
      const events = abstained.events.map((event) =>
        event.type === "run-end" && event.answer
          ? { ...event, answer: { ...event.answer, abstained: true } }
          : event,
      );
      await log().append(answered.runId, 0, answered.events);
      await log().append(abstained.runId, 0, events);
      const ids = async (isAbstained: boolean) => {
        const filter = { documentId, status: "succeeded", abstained: isAbstained } as const;
        return (await log().list({ ...filter, limit: 5 })).map(({ id }) => id);
      };
      expect(await ids(true)).toEqual([abstained.runId]);
      expect(await ids(false)).toEqual([answered.runId]);
    });

    test("lists runs newest first, by page, and finds them by document, status and words", async () => {
      const documentId = `document-${crypto.randomUUID()}`;
      const made = ["Total of SALES 100%?", "Notice period?", "Sales by month_1"].map(
        (question, k) => sampleRun({ question, documentId, at: 1_800_000_000_000 + k }),
      );
      for (const { runId, events } of made) await log().append(runId, 0, events);
      const open = sampleRun({ documentId, at: 1_800_000_000_000 + 2 });
      await log().append(open.runId, 0, open.start);
      const ids = async (filter: object) =>
        (await log().list({ documentId, limit: 10, ...filter })).map(({ id }) => id);
      const [sales, notice, months] = made.map(({ runId }) => runId);
      expect(await ids({})).toEqual([open.runId, months, notice, sales]);
      expect(await ids({ limit: 2, before: months })).toEqual([notice, sales]);
      expect(await ids({ status: "queued" })).toEqual([open.runId]);
      expect(await ids({ search: "sales", kind: "inquiry" })).toEqual([months, sales]);
      expect(await ids({ except: "imported", limit: 1 })).toEqual([open.runId]);
      expect(await ids({ except: "inquiry" })).toEqual([]);
      expect(await ids({ search: "100% total" })).toEqual([sales]);
      expect(await ids({ search: "month_" })).toEqual([months]);
    });
  });
}

async function collect(batches: AsyncIterable<TraceEvent[]>): Promise<TraceEvent[]> {
  const seen: TraceEvent[] = [];
  for await (const batch of batches) seen.push(...batch);
  return seen;
}

function first<T>(list: readonly T[]): T {
  const [head] = list;
  if (head === undefined) throw new Error("The list is empty.");
  return head;
}
