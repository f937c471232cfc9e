import { expect, test } from "vitest";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import type { TraceEvent } from "@/lib/trace/event";
import { compareCases } from "./compare-cases";
import { compareRuns } from "./compare-runs";
import { timelineOfLog } from "./testing/run-plan";

const log = sampleTrialRun();

/** The same trial with the first not-guilty vote the other way. */
const turned = log.map(
  (event): TraceEvent =>
    event.type === "stage-end" &&
    event.result?.stage === "juror" &&
    event.result.vote === "not-guilty"
      ? { ...event, result: { ...event.result, vote: "guilty" } }
      : event,
);

test("a trial beside itself is judged the same on every page", () => {
  const cases = compareCases(timelineOfLog(log), timelineOfLog(log, "run-2"));
  expect(cases.length).toBeGreaterThan(1);
  expect(cases.every(({ isSame }) => isSame)).toBe(true);
});

test("a vote that changed is told of its page, and is where the runs part", () => {
  const [a, b] = [timelineOfLog(log), timelineOfLog(turned, "run-2")];
  const differing = compareCases(a, b).filter(({ isSame }) => !isSame);
  expect(differing[0]?.differs).toEqual({
    state: false,
    exhibits: false,
    votes: true,
    notice: false,
    edits: false,
  });
  expect(compareRuns(a, b).first).toMatchObject({ state: "changed", parts: ["vote"] });
});

test("a page is known by its path, though the other court numbers it otherwise", () => {
  const renumbered = log.map((event) => {
    const moved = JSON.stringify(event).replace(/case-([12])/g, (_, n) => `case-${3 - Number(n)}`);
    return JSON.parse(moved) as TraceEvent;
  });
  const [a, b] = [timelineOfLog(log), timelineOfLog(renumbered, "run-2")];
  expect(compareCases(a, b).every(({ isSame }) => isSame)).toBe(true);
  const { differences } = compareRuns(a, b);
  expect(differences).toBe(0);
});

test("a page that only one court judged stands alone", () => {
  const cut = log.slice(0, 4);
  const cases = compareCases(timelineOfLog(log), timelineOfLog(cut, "run-2"));
  expect(cases.every(({ a, b, isSame }) => a !== null && b === null && !isSame)).toBe(true);
});
