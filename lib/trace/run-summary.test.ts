import { expect, test } from "vitest";
import { extendSummary } from "@/lib/trace/run-summary";
import { sampleLog } from "@/lib/trace/testing/sample-log";

test("a run waits in the queue until a worker takes it", () => {
  expect(extendSummary("r1", null, sampleLog.slice(0, 1))?.status).toBe("queued");
  expect(extendSummary("r1", null, sampleLog.slice(0, 2))?.status).toBe("running");
});

test("usage adds up root calls and sub-calls", () => {
  const usage = extendSummary("r1", null, sampleLog)?.usage;
  expect(usage).toMatchObject({
    modelCalls: 2,
    subCalls: 1,
    iterations: 1,
    inputTokens: 150,
    outputTokens: 12,
  });
});

test("one call of unknown price makes the run's cost unknown, not zero", () => {
  expect(extendSummary("r1", null, sampleLog.slice(0, 5))?.usage.costUsd).toBe(0.01);
  expect(extendSummary("r1", null, sampleLog)?.usage.costUsd).toBeNull();
});

test("replies of an earlier run cost nothing again", () => {
  const reused = sampleLog.map((event) =>
    event.type === "model-call-end" ? { ...event, source: "memo" as const } : event,
  );
  expect(extendSummary("r1", null, reused)?.usage.costUsd).toBe(0);
});

test("time runs from the first execution to the last event", () => {
  expect(extendSummary("r1", null, sampleLog)?.usage.wallMs).toBe(10_000);
});

test("a run that ended in an error says which", () => {
  const failed = sampleLog.map((event) =>
    event.type === "run-end"
      ? {
          ...event,
          answer: null,
          outcome: { status: "error" as const, code: "unauthorized", message: "Check the key." },
        }
      : event,
  );
  expect(extendSummary("r1", null, failed)).toMatchObject({
    status: "failed",
    error: { code: "unauthorized", message: "Check the key." },
  });
});

test("an imported run is over at every moment, whatever its log tells of pauses and workers", () => {
  const source = {
    format: "verbatim" as const,
    file: null,
    producer: null,
    runId: "r0",
    kind: "inquiry" as const,
    importedAt: 1,
  };
  const log = sampleLog.map((event) =>
    event.type === "run-start" ? { ...event, kind: "imported" as const, imported: source } : event,
  );
  for (let length = 1; length <= log.length; length += 1) {
    const summary = extendSummary("r1", null, log.slice(0, length));
    expect(summary?.status).toBe("succeeded");
    expect(summary?.endedAt).not.toBeNull();
  }
});
