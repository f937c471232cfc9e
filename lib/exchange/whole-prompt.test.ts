import { expect, test } from "vitest";
import { timelineOf } from "@/lib/exchange/testing/exchange-kit";
import { wholePrompt } from "@/lib/exchange/whole-prompt";
import type { Body, TraceEvent } from "@/lib/trace/event";
import { sampleLog, text } from "@/lib/trace/testing/sample-log";

const CALLS = 3_000;

/** A run of calls, of which each adds one message to those before it. */
function conversation(continues: (call: number) => string | null) {
  const [start] = sampleLog;
  if (!start) throw new Error("The log has no beginning.");
  const calls = Array.from({ length: CALLS }, (_, call): TraceEvent[] => [
    {
      ...{ type: "model-call-start", seq: 2 * call + 1, at: 1, spanId: `call-${call}` },
      ...{ parentSpanId: "run", name: "call", role: "root", model: "m", requestHash: "" },
      ...{ continues: continues(call), added: [{ role: "user", content: text(`ask ${call}`) }] },
      ...{ temperature: null, maxOutputTokens: null, reads: [] },
    },
    {
      ...{ type: "model-call-end", seq: 2 * call + 2, at: 1, spanId: `call-${call}` },
      ...{ outcome: { status: "ok" }, text: text(`reply ${call}`), reasoning: null },
      ...{ finishReason: "stop", usage: null, costUsd: null, source: "live", attempts: 1 },
      firstTokenMs: null,
    },
  ]);
  const timeline = timelineOf("r1", [start, ...calls.flat()]);
  return { timeline, text: async ({ preview }: Body) => preview };
}

const said = async (call: number, tools: ReturnType<typeof conversation>) =>
  (await wholePrompt(`call-${call}`, tools)).map(({ role, parts }) => [role, parts[0]?.content]);

test("a prompt holds the conversation before its call, in order", async () => {
  const tools = conversation((call) => (call === 0 ? null : `call-${call - 1}`));
  expect(await said(2, tools)).toEqual([
    ["user", "ask 0"],
    ["assistant", "reply 0"],
    ["user", "ask 1"],
    ["assistant", "reply 1"],
    ["user", "ask 2"],
  ]);
});

test("of a conversation of thousands of calls each prompt repeats the newest messages, and says so", async () => {
  const tools = conversation((call) => (call === 0 ? null : `call-${call - 1}`));
  const messages = await said(CALLS - 1, tools);
  expect(messages).toHaveLength(202);
  expect(messages[0]).toEqual(["system", "(Older messages stand at the calls that added them.)"]);
  expect(messages.slice(1, 2)).toEqual([["user", `ask ${CALLS - 101}`]]);
  expect(messages.at(-1)).toEqual(["user", `ask ${CALLS - 1}`]);
});

test("calls that continue each other in a circle are each said once", async () => {
  const tools = conversation((call) => `call-${call === 0 ? 2 : call - 1}`);
  expect((await said(2, tools)).map(([, content]) => content)).toEqual([
    ...["ask 0", "reply 0", "ask 1", "reply 1"],
    "ask 2",
  ]);
});
