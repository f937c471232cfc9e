import { expect, test } from "vitest";
import type { Walked } from "@/lib/server/trials/intake/walk-docket";
import type { StoredTrial } from "@/lib/store/trial-store";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { docketRow, docketSummary } from "./docket-table";

const trial: StoredTrial = {
  ...{ id: "1", repositoryId: null, changeKey: null, source: "git", author: null, url: null },
  ...{ title: "Rename\nit", body: "", baseSha: null, mergedAt: null, patchSha256: null },
  mergeSha: "1a2b3c4d5e6f",
  state: "filtered",
  steps: [{ name: "paths", outcome: "stopped", reason: "Lock files only:\n  package-lock.json." }],
  order: { pages: null, rules: defaultCourtRules, models: {}, arm: "court" },
  ...{ runId: null, result: null, createdAt: 1, endedAt: 2 },
};
const walked: Walked = { trial, isNew: true };

test("a change is one line, cut to the width", () => {
  const row = docketRow(walked, 200);
  expect(row).toMatch(
    /^1a2b3c4d {2}filtered {4}Rename it {39}Lock files only: package-lock\.json\.$/,
  );
  expect(docketRow(walked, 30)).toHaveLength(30);
  expect(docketRow({ ...walked, isNew: false }, 200)).toContain("(known) Lock files only");
});

test("the sum counts each state and what was known", () => {
  const summary = docketSummary();
  expect(summary.text()).toBe("0 changes.");
  for (const state of ["filtered", "filtered", "judging"] as const)
    summary.add({ trial: { ...trial, state }, isNew: state === "judging" });
  expect(summary.text()).toBe(
    "3 changes, 2 of them known before: filtered 2 (67 %) · judging 1 (33 %).",
  );
});
