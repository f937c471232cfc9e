import { expect, test } from "vitest";
import { drawPage } from "@/components/fixtures/draw-page";
import { asLog, iteration, run } from "@/components/fixtures/made-logs";
import type { TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { unknownQuestion } from "@/lib/trace/unknown-question";
import { CompareScreen } from "./compare-screen";
import { NoPairYet } from "./no-pair-yet";

const whole = asLog(run([...iteration(1, 1), ...iteration(2, 1)]), 0);

const imported = {
  ...{ format: "verbatim" as const, file: "theirs.json", producer: null, runId: null },
  ...{ kind: "inquiry" as const, importedAt: 1 },
};

function compared(b: readonly TraceEvent[], address = ""): string {
  return drawPage(
    <CompareScreen
      a={{ runId: "run-a", events: whole, isLong: false }}
      b={{ runId: "run-b", events: b, isLong: false }}
    />,
    address,
  );
}

const ended = { state: "ended" as const };
const sideOf = (runId: string, events: readonly TraceEvent[]) => ({
  timeline: extendTimeline(runId, emptyTimeline, events),
  connection: ended,
});

test("where the beginning of one log is lost, its side says so; the other side waits for nothing", () => {
  const page = drawPage(
    <NoPairYet a={sideOf("run-a", whole)} b={sideOf("run-b", whole.slice(2))} />,
  );
  expect(page).toContain("This run’s log has no beginning");
  expect(page).toContain("2 events are missing");
  expect(page).not.toContain("Loading");
  expect(page.match(/<section/g)).toHaveLength(1);
});

test("a log that is damaged elsewhere is compared as far as it goes, and told by its side", () => {
  const page = compared(
    whole.map((event, seq) =>
      seq === 5
        ? { type: "unreadable", seq, at: event.at, spanId: event.spanId, reason: "" }
        : event,
    ),
  );
  expect(page).toMatch(/side-b sm">B<\/span> This log is damaged and drawn as far as it goes/);
  expect(page).not.toMatch(/side-a sm">A<\/span> This log is damaged/);
});

test("what an opened file lacks is told by its side, and a question that nobody knows is no other one", () => {
  const opened = (question: string) =>
    compared(
      whole.map((event): TraceEvent => {
        if (event.type === "run-start")
          return { ...event, imported, kind: "imported", config: { ...event.config, question } };
        if (event.type !== "run-end") return event;
        return {
          ...event,
          leftOut: [{ kind: "no-beginning", count: 1, first: "" }],
          warnings: ["-"],
        };
      }),
    );
  const page = opened(unknownQuestion);
  expect(page).toMatch(/side-b sm">B<\/span>The beginning of the log is missing/);
  expect(page).not.toContain("different questions");
  expect(opened("And when?")).toContain("A and B were asked different questions.");
});

test("an opened row leads to its step on the page of either run", () => {
  const other = whole.map(
    (event): TraceEvent =>
      event.type === "sandbox-run-end" && event.spanId === "iteration-2/cell"
        ? { ...event, output: { preview: "something else", bytes: 14, sha256: null } }
        : event,
  );
  const page = compared(other, "row=iteration-2/cell");
  expect(page).toContain('href="/runs/run-a?span=iteration-2%2Fcell"');
  expect(page).toContain('href="/runs/run-b?span=iteration-2%2Fcell"');
});

test("a side that was recorded elsewhere says so, beside its name and above the difference", () => {
  const page = compared(
    whole.map((event) =>
      event.type === "run-start" ? { ...event, kind: "imported" as const, imported } : event,
    ),
  );
  expect(page).toContain("Imported from theirs.json");
  expect(page).toContain("B was recorded elsewhere: its marks are those of its file");
  expect(page).not.toContain("A was recorded elsewhere");
  expect(compared(whole)).not.toContain("recorded elsewhere");
});

test("a stage of another program keeps its own name", () => {
  const stage = (spanId: string): TraceEvent[] => [
    {
      ...{ type: "stage-start", seq: 1, at: 1, spanId, parentSpanId: "run" },
      ...{ name: "Appeal", stage: "constructor", path: null },
    },
    { type: "stage-end", seq: 2, at: 2, spanId, outcome: { status: "ok" }, result: null },
  ];
  const [start, ...rest] = whole;
  if (!start) throw new Error("The log is empty.");
  const log = [start, ...stage("appeal"), ...rest].map((event, seq) => ({ ...event, seq }));
  expect(compared(log)).toContain("Appeal");
});
