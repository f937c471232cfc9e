import { expect, test } from "vitest";
import { opened, timelineOf, warningsOf } from "@/lib/exchange/testing/exchange-kit";
import { deepRlms, rlms } from "@/lib/exchange/testing/rlms-logs";
import { flattenSteps, selectSteps } from "@/lib/trace/select";

test("a log of the library opens with its iterations, cells, sub-calls and the nested run inside", async () => {
  const { events } = await opened(rlms);
  const timeline = timelineOf("r1", events);
  const outline = flattenSteps(selectSteps(timeline)).map(
    ({ depth, kind, span }) => `${"  ".repeat(depth)}${kind} ${span.name}`,
  );
  expect(outline).toEqual([
    "iteration iteration 1",
    "  model model call",
    "  code cell 1",
    "    sub sub-call 1",
    "    sub sub-call 2",
    "iteration iteration 2",
    "  model model call",
    "  code cell 1",
    "    nested nested run 1",
    "      iteration iteration 1",
    "        model model call",
    "        code cell 1",
  ]);
  const { summary } = timeline;
  expect(summary?.question).toBe("How many claims are there?");
  expect(summary?.answer?.text).toBe("7");
  expect(summary?.imported).toMatchObject({ format: "rlms", kind: "foreign" });
  expect(warningsOf(events)).toEqual([
    "One nested run tells its tokens only in total (200 in, 20 out); they are not in the figures of the run.",
  ]);
});

test("times, tokens, cost and failures are those of the log", async () => {
  const { events } = await opened(rlms);
  const { spans, summary } = timelineOf("r1", events);
  expect(spans.get("iteration-1")?.startedAt).toBe(Date.UTC(2026, 1, 1, 10, 0, 2, 500));
  expect(spans.get("iteration-1")?.endedAt).toBe(Date.UTC(2026, 1, 1, 10, 0, 10, 500));
  expect(spans.get("iteration-1/cell-1")?.startedAt).toBe(Date.UTC(2026, 1, 1, 10, 0, 4, 500));
  expect(summary?.usage).toMatchObject({ inputTokens: 70, outputTokens: 3, subCalls: 2 });
  expect(spans.get("iteration-1/cell-1/sub-call-2")?.outcome).toEqual({
    status: "error",
    code: "error",
    message: "The connection broke.",
  });
  expect(spans.get("iteration-2/cell-1")?.outcome).toMatchObject({
    status: "error",
    error: { message: "NameError: name 'm' is not defined" },
  });
});

test("nested runs 400 levels deep are read to the last", async () => {
  const { events } = await opened(deepRlms(400));
  const steps = flattenSteps(selectSteps(timelineOf("r1", events)));
  expect(steps.filter(({ kind }) => kind === "iteration")).toHaveLength(400);
  expect(Math.max(...events.map(({ spanId }) => spanId.length))).toBeLessThan(60);
});

test("damaged lines and lines of other kinds are counted, the rest is drawn", async () => {
  const [metadata = "", ...iterations] = rlms.split("\n");
  const { events } = await opened(
    [metadata, '{"type":"iteration","prompt":', '{"type":"note"}', ...iterations].join("\n"),
  );
  expect(warningsOf(events).slice(0, 2)).toEqual([
    "One line cannot be read as JSON (line 2); it was left out.",
    "One entry is none that is known here (note); it was left out.",
  ]);
  expect(timelineOf("r1", events).summary?.usage.iterations).toBe(3);
});

test("a single iteration without times, code or answer is drawn", async () => {
  const { events } = await opened('{"type":"iteration","prompt":"hi","response":"hello"}');
  const { spans, summary } = timelineOf("r1", events);
  expect([...spans.keys()]).toEqual(["run", "iteration-1", "iteration-1/model-call"]);
  expect(summary?.answer).toBeNull();
  expect(summary?.question).toBe("hi");
});

test("an error stream of a million empty lines is read at once, and an indented traceback is an error", async () => {
  const iteration = (stderr: string) =>
    JSON.stringify({
      type: "iteration",
      response: "",
      code_blocks: [{ code: "x", result: { stderr } }],
    });
  const began = performance.now();
  const { events } = await opened(
    [iteration("\n".repeat(1_000_000)), iteration("warned\n\t KeyError: 'a'\n")].join("\n"),
  );
  expect(performance.now() - began).toBeLessThan(5_000);
  const { spans } = timelineOf("r1", events);
  expect(spans.get("iteration-1/cell-1")?.outcome).toEqual({ status: "ok" });
  expect(spans.get("iteration-2/cell-1")?.outcome).toMatchObject({ status: "error" });
});
