import { expect, test } from "vitest";
import { text } from "@/lib/trace/testing/sample-log";
import type { NewTraceEvent, TraceMessage } from "./event";
import { fullPrompt } from "./full-prompt";
import { emptyTimeline, extendTimeline } from "./reduce";

type Made = { id: string; continues: string | null; added: TraceMessage[]; reply: string };

function promptOf(made: readonly Made[], id: string): { words: string[]; isWhole: boolean } {
  const facts = made.flatMap(({ id: spanId, continues, added, reply }): NewTraceEvent[] => [
    {
      ...{ type: "model-call-start", spanId, parentSpanId: null, name: "call", role: "root" },
      ...{ model: "m", requestHash: spanId, continues, added, temperature: null },
      ...{ maxOutputTokens: null, reads: [] },
    },
    {
      ...{ type: "model-call-end", spanId, outcome: { status: "ok" }, text: text(reply) },
      ...{ reasoning: null, finishReason: "stop", usage: null, costUsd: null, source: "live" },
      ...{ attempts: 1, firstTokenMs: null },
    },
  ]);
  const log = facts.map((fact, seq) => ({ ...fact, seq, at: seq }));
  const timeline = extendTimeline("r1", emptyTimeline, log);
  const call = timeline.spans.get(id);
  if (call?.kind !== "model-call") throw new Error("The log lacks the call.");
  const { messages, isWhole } = fullPrompt(timeline, call);
  return { words: messages.map(({ role, content }) => `${role} ${content.preview}`), isWhole };
}

const user = (words: string): TraceMessage => ({ role: "user", content: text(words) });
const system: TraceMessage = { role: "system", content: text("rules") };
const first = { id: "a", continues: null, added: [system, user("one")], reply: "first" };

test("a prompt is what was added before, the replies between, and what this call adds", () => {
  const second = { id: "b", continues: "a", added: [user("two")], reply: "second" };
  const third = { id: "c", continues: "b", added: [user("three")], reply: "third" };
  expect(promptOf([first, second, third], "c")).toEqual({
    words: [
      "system rules",
      "user one",
      "assistant first",
      "user two",
      "assistant second",
      "user three",
    ],
    isWhole: true,
  });
});

test("a reply that is repeated among what is added stands once", () => {
  const again: TraceMessage = { role: "assistant", content: text("first") };
  const second = { id: "b", continues: "a", added: [again, user("two")], reply: "second" };
  expect(promptOf([first, second], "b").words).toEqual([
    "system rules",
    "user one",
    "assistant first",
    "user two",
  ]);
});

test("what a missing call was shown is not made up, and a circle ends", () => {
  const orphan = { id: "b", continues: "gone", added: [user("two")], reply: "" };
  expect(promptOf([orphan], "b")).toEqual({ words: ["user two"], isWhole: false });
  const itself = { id: "a", continues: "a", added: [user("one")], reply: "" };
  expect(promptOf([itself], "a")).toEqual({ words: ["user one"], isWhole: false });
});
