import { describe, expect, test } from "vitest";
import type { RulingMark } from "@/components/api/rulings-api";
import { en } from "@/components/messages/en";
import type { Speech } from "@/components/messages/messages-provider";
import { fillCount } from "@/lib/format/fill";
import { nameFault } from "@/lib/trace/name-fault";
import { type FaultAttempt, type Oracle, rightRuling } from "@/lib/trace/ruling-mark";
import { faultInWords, placeInWords } from "./ruling-words";

const speech: Speech = {
  m: en,
  locale: "en",
  count: (forms, count, values) => fillCount(forms, count, "en", values),
  number: String,
};
const calls = { live: 0, recorded: 1, replaced: 1, random: 0, temperature: null };

function ended(oracle: Oracle, flips = true): FaultAttempt {
  return {
    ...{ key: oracle.stage, stage: oracle.stage, oracle, source: "given", mostCalls: 0 },
    result: {
      ...{ status: "ended", runId: "r2", flips, state: "no-case", reason: "", calls },
      ...{ costUsd: 0, failures: [] },
    },
  };
}

const skipped: FaultAttempt = {
  ...{ key: "defense", stage: "defense", oracle: null, source: "derived", mostCalls: 0 },
  result: { status: "skipped", reason: "needs-quote" },
};

function words(...attempts: FaultAttempt[]): string {
  const mark: RulingMark = {
    ...{ id: "m", trialId: "t", runId: "r", path: "a.md", title: "", attempts },
    ruled: { state: "notice", reason: "" },
    right: rightRuling.parse({ outcome: "no-notice" }),
    search: { state: "ended", round: 1, error: null },
    fault: nameFault(attempts),
    ...{ mostCalls: 0, isCase: false, createdAt: 0, endedAt: 0, test: null },
  };
  return faultInWords(mark, speech);
}

describe("the stage at fault in words", () => {
  const votes = [{ juror: 2, vote: "not-guilty" } as const];
  test.each<[string, Oracle, string, string]>([
    [
      "an exhibit",
      { stage: "exhibits", struck: ["E2"], added: 0 },
      "exhibit E2 was the fault: without it",
      "without E2",
    ],
    [
      "exhibits",
      { stage: "exhibits", struck: ["E1", "E2"], added: 0 },
      "exhibits E1, E2 were the fault",
      "without E1, E2",
    ],
    [
      "a missed exhibit",
      { stage: "exhibits", struck: [], added: 1 },
      "with the exhibit that was missed",
      "with 1 more exhibit",
    ],
    [
      "other exhibits",
      { stage: "exhibits", struck: ["E1"], added: 1 },
      "with the right exhibits",
      "without E1, with 1 more exhibit",
    ],
    [
      "a rebuttal",
      { stage: "defense", contested: ["E1"], conceded: [] },
      "with that rebuttal",
      "contests E1",
    ],
    [
      "a concession",
      { stage: "defense", contested: [], conceded: ["E1"] },
      "had it conceded",
      "concedes everything",
    ],
    ["votes", { stage: "jury", votes }, "with the right votes", "Juror 2: Not guilty"],
    [
      "a verdict",
      { stage: "judgment", verdict: "not-guilty" },
      "with the right verdict",
      "Not guilty",
    ],
    [
      "an edit",
      { stage: "edits", oldText: "a", newText: "b" },
      "The edit was the fault",
      "the right edit",
    ],
    ["a review", { stage: "review" }, "had it let the change through", "lets it through"],
  ])("%s", (_what, oracle, fault, place) => {
    expect(words(ended(oracle))).toContain(fault);
    expect(placeInWords(ended(oracle), speech)).toBe(place);
  });

  test("tells an earlier stage that could not be tried, and that no stage flips it", () => {
    const verdict: Oracle = { stage: "judgment", verdict: "not-guilty" };
    expect(words(skipped, ended(verdict))).toContain("Not tried: Defense.");
    expect(words(skipped, ended(verdict, false))).toMatch(/^Nothing that was tried .*Defense/);
    expect(words(ended(verdict, false))).toMatch(/^No stage alone/);
  });
});
