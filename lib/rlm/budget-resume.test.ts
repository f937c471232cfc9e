/** Runs at the end of their budget, cut off anywhere: what was decided is decided the same again. */
import { expect, test } from "vitest";
import { scriptedModel } from "@/lib/model/scripted-model";
import { type CellScript, cellSandbox, inquire, lineOf } from "@/lib/rlm/testing/inquiry-kit";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { defaultBudget } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";

const part = "words of a part ".repeat(60);
const usage = (inputTokens: number) => ({ inputTokens, outputTokens: 50, cachedInputTokens: 0 });

const cells: CellScript = {
  look: () => ({ printed: "north 10\nnorth 5" }),
  /** A slow first call, a second wave behind it, and a third that only fits when the first is settled. */
  waves: async (host) => {
    const ask = (prompt: string) =>
      host.llmQuery({ prompt, context: part }).catch((error: Error) => error.message);
    const slow = ask("slow");
    const rest = await Promise.all(["a", "b", "c", "d"].map(ask));
    const late = await ask("late");
    return { printed: [await slow, ...rest, late].join("\n"), hostCalls: 6 };
  },
  nest: async (host) => ({
    printed: await host
      .rlmQuery({ question: "What is north?", context: "north 10" })
      .catch((error: Error) => error.message),
  }),
  "final 15": () => ({
    final: {
      kind: "propose",
      answer: "15",
      evidence: [lineOf(1), lineOf(3)],
      badEvidence: [],
    },
  }),
};

const replies = ["cell: look", "cell: waves", "cell: nest", "cell: waves", "cell: final 15"];

function answering(delays: (prompt: string) => number) {
  return scriptedModel(async (request) => {
    const last = request.messages.at(-1)?.content ?? "";
    if (request.role === "sub") {
      await new Promise((resolve) => setTimeout(resolve, delays(last)));
      return { text: `read ${last.length}`, usage: usage(400) };
    }
    const text = request.messages[1]?.content.includes("What is north?")
      ? "cell: look"
      : (replies[request.messages.length / 2 - 1] ?? "cell: final 15");
    return { text, usage: usage(3_000) };
  });
}

const typesOf = (log: readonly TraceEvent[]) =>
  log.map(({ type, spanId }) => `${type} ${spanId}`).sort();

test.each([9_000, 10_500, 13_000, 17_000, 21_000, 26_000, 60_000])(
  "a run with %d tokens, cut off anywhere, refuses and makes the same calls when it is taken up",
  async (tokens) => {
    const task = { budget: { ...defaultBudget, tokens, subCalls: 9 } };
    const slowFirst = (prompt: string) => (prompt.includes("slow") ? 8 : 1);
    const whole = await inquire({
      callModel: answering(slowFirst),
      sandbox: cellSandbox(cells),
      task,
    });
    const spent = whole.log.reduce(
      (sum, event) =>
        event.type === "model-call-end"
          ? sum + (event.usage?.inputTokens ?? 0) + (event.usage?.outputTokens ?? 0)
          : sum,
      0,
    );
    expect(spent).toBeLessThanOrEqual(tokens);
    for (let length = 1; length < whole.log.length; length += 1) {
      const eventLog = createMemoryEventLog();
      const kept = whole.log.slice(0, length);
      await eventLog.append("r1", 0, kept);
      const ended = kept.filter(({ type }) => type === "model-call-end").length;
      const model = answering(slowFirst);
      const resumed = await inquire({
        callModel: model,
        sandbox: cellSandbox(cells),
        eventLog,
        task,
      });
      const decided = new Set(typesOf(kept));
      expect(typesOf(resumed.log).filter((name) => decided.has(name))).toEqual([...decided].sort());
      expect(model.requests.length).toBe(
        resumed.log.filter(({ type }) => type === "model-call-end").length - ended,
      );
      const cellsEnd = kept.findLastIndex(({ type }) => type === "sandbox-run-end");
      const isBetweenCells = !kept
        .slice(cellsEnd + 1)
        .some(({ type }) => type === "sandbox-run-start" || type === "nested-run-start");
      if (isBetweenCells) expect(typesOf(resumed.log)).toEqual(typesOf(whole.log));
    }
  },
  60_000,
);

test("a run whose next call would pass the share that it may use without asking stands still", async () => {
  const paused: unknown[] = [];
  const stopped = new Error("stands still");
  const run = inquire({
    callModel: answering(() => 0),
    sandbox: cellSandbox(cells),
    task: { budget: { ...defaultBudget, tokens: 10_000 } },
    approval: { at: 0.8 },
    pause: async (request) => {
      paused.push(request);
      throw stopped;
    },
  });
  await expect(run).rejects.toBe(stopped);
  expect(paused[0]).toMatchObject({ limit: "tokens", wanted: { tokens: expect.any(Number) } });
});
