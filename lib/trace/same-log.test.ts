import { expect, test } from "vitest";
import { differingSpans } from "@/lib/trace/same-log";
import { sampleLog } from "@/lib/trace/testing/sample-log";

test("times, attempts and the order of keys do not make logs differ", () => {
  const other = sampleLog.map((event) => ({
    ...event,
    at: event.at + 5,
    ...(event.type === "model-call-end" ? { attempts: 3, source: "memo" as const } : {}),
  }));
  expect(differingSpans(sampleLog, other)).toEqual([]);
});

test("another output is found at its span", () => {
  const other = sampleLog.map((event) =>
    event.type === "sandbox-run-end"
      ? { ...event, output: { ...event.output, preview: "2" } }
      : event,
  );
  expect(differingSpans(sampleLog, other)).toEqual(["iteration-1/cell"]);
});

test("another reply of the provider is found at its call, though it says the same", () => {
  const answered = (id: string) =>
    sampleLog.map((event) =>
      event.type === "model-call-end" ? { ...event, response: { id, model: "m-2" } } : event,
    );
  expect(differingSpans(answered("gen-1"), answered("gen-1"))).toEqual([]);
  expect(differingSpans(answered("gen-1"), answered("gen-2"))).toEqual([
    "iteration-1/model-call",
    "iteration-1/cell/sub-call-1",
  ]);
});

test("a missing step is a difference", () => {
  expect(
    differingSpans(
      sampleLog,
      sampleLog.filter((event) => event.type !== "gate-end"),
    ),
  ).toEqual(["iteration-1/gate"]);
});
