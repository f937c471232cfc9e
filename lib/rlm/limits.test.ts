import fc from "fast-check";
import { expect, test } from "vitest";
import type { ModelReply } from "@/lib/model/model";
import type { CallRequest } from "@/lib/rlm/call-account";
import { createMeter, type Meter, type MeterOptions } from "@/lib/rlm/limits";
import { defaultBudget } from "@/lib/trace/config";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const perToken: MeterOptions["priceOf"] = (_, usage) =>
  (usage.inputTokens + 2 * usage.outputTokens) / 1_000_000;

function meterOf(changes: Partial<MeterOptions> = {}): Meter {
  return createMeter({
    budget: defaultBudget,
    startedAt: 0,
    priceOf: perToken,
    approval: null,
    pauses: [],
    recorded: [],
    ...changes,
  });
}

const request = (chars: number, role: "root" | "sub" = "sub"): CallRequest => ({
  role,
  model: "m",
  messages: [{ role: "user", content: "word ".repeat(Math.ceil(chars / 5)) }],
  maxOutputTokens: 500,
});

const reply = (inputTokens: number, outputTokens: number): ModelReply => ({
  text: "x",
  reasoning: null,
  finishReason: "stop",
  usage: { inputTokens, outputTokens, cachedInputTokens: 0 },
  costUsd: perToken("m", { inputTokens, outputTokens, cachedInputTokens: 0 }),
  source: "live",
  attempts: 1,
  firstTokenMs: null,
  response: null,
});

/** What a granted call of this prompt had set aside: its estimate, found by a budget that just holds it. */
function promptTokens(chars: number): number {
  let low = 500;
  let high = 1_000_000;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const meter = meterOf({ budget: { ...defaultBudget, tokens: middle, costUsd: 1e6 } });
    if (meter.ask(request(chars), null).kind === "granted") high = middle;
    else low = middle + 1;
  }
  return low - 500;
}

test("whatever the order of calls and replies, a run never spends more than its budget of tokens or money", () => {
  const step = fc.record({
    chars: fc.integer({ min: 1, max: 4_000 }),
    /** How many of the calls under way are answered first. */
    answered: fc.nat({ max: 4 }),
    which: fc.nat(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const limits = fc.record({
    tokens: fc.integer({ min: 1, max: 30_000 }),
    costUsd: fc.double({ min: 0, max: 0.03, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), limits, (steps, { tokens, costUsd }) => {
      const meter = meterOf({ budget: { ...defaultBudget, tokens, costUsd } });
      const open: { settle: (reply: ModelReply | null) => void; most: number; share: number }[] =
        [];
      for (const { chars, answered, which, share } of steps) {
        for (let count = 0; count < answered && open.length > 0; count += 1) {
          const [call] = open.splice(which % open.length, 1);
          call?.settle(reply(Math.floor(call.most * call.share), Math.floor(500 * call.share)));
        }
        const verdict = meter.ask(request(chars), null);
        const most = Math.ceil(chars / 5);
        if (verdict.kind === "granted") open.push({ ...verdict.reservation, most, share });
        const spent = meter.spent(0);
        expect(spent.tokens).toBeLessThanOrEqual(tokens);
        expect(spent.costUsd).toBeLessThanOrEqual(costUsd + 1e-12);
      }
      for (const call of open) call.settle(reply(call.most, 500));
      expect(meter.spent(0).tokens).toBeLessThanOrEqual(tokens);
      expect(meter.spent(0).costUsd).toBeLessThanOrEqual(costUsd + 1e-12);
    }),
    { numRuns: 2_000 },
  );
});

test("a provider that bills more than was set aside overshoots by the calls under way only", () => {
  const each = promptTokens(1_000) + 500;
  const meter = meterOf({ budget: { ...defaultBudget, tokens: each * 3, costUsd: 1e6 } });
  const granted = Array.from({ length: 10 }, () => meter.ask(request(1_000), null)).flatMap(
    (verdict) => (verdict.kind === "granted" ? [verdict.reservation] : []),
  );
  expect(granted).toHaveLength(3);
  for (const reservation of granted) reservation.settle(reply(each, 500));
  expect(meter.spent(0).tokens).toBe(3 * (each + 500));
  expect(meter.ask(request(1), null).kind).toBe("refused");
});

test("a refusal names the limit, what is spent, what is set aside, and what was wanted", () => {
  const meter = meterOf({ budget: { ...defaultBudget, tokens: 2_000, costUsd: 1e6 } });
  const first = meter.ask(request(100), null);
  if (first.kind === "granted") first.reservation.settle(reply(700, 100));
  meter.ask(request(100), null);
  const refused = meter.ask(request(5_000), null);
  expect(refused).toMatchObject({
    kind: "refused",
    limit: expect.stringMatching(
      /^budget of 2,000 tokens \(800 spent, [\d,]+ set aside; the next call may use [\d,]+\)$/,
    ),
  });
});

test("a model of unknown price is held by its tokens alone, and that is told", () => {
  const meter = meterOf({ priceOf: () => null, budget: { ...defaultBudget, costUsd: 0 } });
  expect(meter.ask(request(100), null).kind).toBe("granted");
  expect(meter.spent(0).unpriced).toBe(true);
});

test("money that is spent is spent, though no price was known beforehand", () => {
  const meter = meterOf({ priceOf: () => null, budget: { ...defaultBudget, costUsd: 0.001 } });
  const first = meter.ask(request(100), null);
  if (first.kind === "granted") first.reservation.settle(reply(2_000, 10));
  expect(meter.ask(request(100), null)).toMatchObject({
    kind: "refused",
    limit: expect.stringContaining("budget of $0.001"),
  });
});

test("a budget of no money refuses a priced call and makes a free one", () => {
  const budget = { ...defaultBudget, costUsd: 0 };
  expect(meterOf({ budget }).ask(request(100), null)).toMatchObject({
    kind: "refused",
    limit: expect.stringContaining("budget of $0"),
  });
  expect(meterOf({ budget, priceOf: () => 0 }).ask(request(100), null).kind).toBe("granted");
});

test("a failed call gives back what it had set aside", () => {
  const meter = meterOf({ budget: { ...defaultBudget, tokens: 1_000 } });
  const first = meter.ask(request(100), null);
  expect(meter.ask(request(100), null).kind).toBe("refused");
  if (first.kind === "granted") first.reservation.settle(null);
  expect(meter.ask(request(100), null).kind).toBe("granted");
});

test("what the provider counted puts later estimates right", () => {
  const meter = meterOf({ budget: { ...defaultBudget, tokens: 4_000, costUsd: 1e6 } });
  const first = meter.ask(request(1_000), null);
  if (first.kind === "granted") first.reservation.settle(reply(promptTokens(1_000) * 3, 10));
  const after = meter.spent(0).tokens;
  const roomFor = (chars: number) => promptTokens(chars) + 500 + after <= 4_000;
  expect(roomFor(5_000)).toBe(true);
  expect(meter.ask(request(5_000), null).kind).toBe("refused");
});

test("long replies of a role are expected again", () => {
  const unbounded = { ...request(10), maxOutputTokens: null };
  const meter = meterOf({ budget: { ...defaultBudget, tokens: 20_000, costUsd: 1e6 } });
  const first = meter.ask(unbounded, null);
  if (first.kind === "granted") first.reservation.settle(reply(10, 9_000));
  const second = meter.ask(unbounded, null);
  expect(second.kind).toBe("granted");
  expect(meter.ask(unbounded, null).kind).toBe("refused");
});

test("calls that stand in the log count from the beginning, and once", () => {
  const meter = meterOf({ recorded: sampleLog });
  const before = meter.spent(0);
  expect(before).toMatchObject({ tokens: 162, subCalls: 1, costUsd: 0.01 });
  meter.take(request(10, "root"), "iteration-1/model-call").settle(reply(100, 10));
  meter.take(request(10), "iteration-1/cell/sub-call-1").settle(reply(50, 2));
  expect(meter.spent(0)).toEqual(before);
});

test("a call that was under way when its worker died is counted when it is answered", () => {
  const cutOff = sampleLog.filter(
    ({ type, spanId }) => !(type === "model-call-end" && spanId.endsWith("sub-call-1")),
  );
  const meter = meterOf({ recorded: cutOff });
  const taken = meter.take(request(10), "iteration-1/cell/sub-call-1");
  taken.settle(reply(50, 2));
  expect(meter.spent(0)).toMatchObject({ tokens: 162, subCalls: 1 });
});

const budget = { ...defaultBudget, tokens: 10_000, costUsd: 1e6, seconds: 100 };

test("with approval, the call that would pass the share of a limit pauses the run, and every later one", () => {
  const meter = meterOf({ budget, approval: { at: 0.8 } });
  const first = meter.ask(request(20_000), null);
  if (first.kind === "granted") first.reservation.settle(reply(7_000, 500));
  expect(meter.ask(request(100), null)).toMatchObject({ kind: "pause", limit: "tokens" });
  expect(meter.ask(request(1), null).kind).toBe("pause");
});

test("with approval, time that nears its limit pauses the run at its next root call", () => {
  const meter = meterOf({ budget, approval: { at: 0.8 } });
  expect(meter.ask(request(1), 79_000).kind).toBe("granted");
  expect(meter.ask(request(1), 81_000)).toMatchObject({ kind: "pause", limit: "seconds" });
});

const pauseAt = (at: number, endedAt: number, after: typeof budget) => ({
  start: {
    at,
    limit: "tokens" as const,
    spent: { tokens: 7_500, costUsd: 0, unpriced: false, subCalls: 0, seconds: at / 1000 },
    wanted: { tokens: 700, costUsd: null },
    budget,
  },
  decision: "continue" as const,
  budget: after,
  endedAt,
  endedSeq: 9,
});

test("time that the run stood still does not count", () => {
  const meter = meterOf({ budget, pauses: [pauseAt(50_000, 500_000, budget)] });
  expect(meter.outOfTime(520_000)).toBeNull();
  expect(meter.timeLeft(520_000)).toBe(30_000);
  expect(meter.outOfTime(551_000)).toBe("time of 100 s");
});

test("what was decided before a limit was raised is decided the same again", () => {
  const raised = { ...budget, seconds: 1_000 };
  const meter = meterOf({ budget, pauses: [pauseAt(90_000, 95_000, raised)] });
  expect(meter.nearTime(89_000)).toBe("time of 100 s");
  expect(meter.nearTime(96_000)).toBeNull();
});

test("a run that may go on under the same limit is not asked about it again, and ends at it", () => {
  const meter = meterOf({ budget, approval: { at: 0.8 }, pauses: [pauseAt(1, 2, budget)] });
  expect(meter.ask(request(34_000), null).kind).toBe("granted");
  expect(meter.ask(request(34_000), null).kind).toBe("refused");
});

test("a raised limit is asked about again when it is near", () => {
  const raised = { ...budget, tokens: 20_000 };
  const meter = meterOf({ budget, approval: { at: 0.8 }, pauses: [pauseAt(1, 2, raised)] });
  expect(meter.ask(request(34_000), null).kind).toBe("granted");
  expect(meter.ask(request(44_000), null).kind).toBe("pause");
});

test("a limit that was agreed to does not keep the run from asking about another", () => {
  const dear = { ...budget, costUsd: 0.008 };
  const agreed = pauseAt(1, 2, dear);
  const pauses = [{ ...agreed, start: { ...agreed.start, budget: dear } }];
  const meter = meterOf({ budget: dear, approval: { at: 0.8 }, pauses });
  expect(meter.ask(request(40_000), null)).toMatchObject({ kind: "pause", limit: "costUsd" });
});

test("a run that is to finish makes root calls within its limits and refuses sub-calls", () => {
  const pause = { ...pauseAt(1, 2, budget), decision: "finish" as const };
  const meter = meterOf({ budget, approval: { at: 0.8 }, pauses: [pause] });
  expect(meter.finishSeq).toBe(9);
  expect(meter.ask(request(10), null).kind).toBe("refused");
  expect(meter.askNestedRun("What?")).toContain("the asker wants the answer now");
  expect(meter.ask(request(34_000, "root"), null).kind).toBe("granted");
});

test("a meter is idle when the last call under way is settled", async () => {
  const meter = meterOf();
  const order: string[] = [];
  const first = meter.ask(request(10), null);
  const second = meter.ask(request(10), null);
  const idle = meter.idle().then(() => order.push("idle"));
  if (first.kind === "granted") first.reservation.settle(null);
  await Promise.resolve();
  order.push("one left");
  if (second.kind === "granted") second.reservation.settle(null);
  await idle;
  expect(order).toEqual(["one left", "idle"]);
});
