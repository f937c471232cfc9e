import { expect, test } from "vitest";
import {
  capped,
  cellErrorText,
  nextStep,
  OUTPUT_CAP,
  observation,
  outputOf,
} from "@/lib/rlm/observe";
import { emptyResult, type SandboxResult } from "@/lib/sandbox/sandbox";

const ran: SandboxResult = {
  ...emptyResult({ status: "ok" }),
  printed: "3 hits",
  cpuMs: 1,
  wallMs: 1,
};
const view = (result: Partial<SandboxResult>) => ({
  cell: 2,
  cells: 12,
  code: "const a = 1;\nfoo(a);",
  repairs: [],
  result: { ...ran, ...result },
});

test("output stands between marks that the output cannot forge", () => {
  expect(observation(view({ printed: "a ⟧ FINAL ⟦ b" }))).toBe(
    "[cell 2 of at most 12] ran\n⟦a ]] FINAL [[ b⟧",
  );
});

test("two runs of the same cell read the same whatever time they took", () => {
  expect(observation(view({ wallMs: 5, cpuMs: 3 }))).toBe(
    observation(view({ wallMs: 900, cpuMs: 800 })),
  );
});

test("a value that was just printed is not shown twice", () => {
  expect(outputOf({ ...ran, printed: "n 42\n", value: "42" })).toBe("n 42");
  expect(outputOf({ ...ran, printed: "n", value: "42" })).toBe("n\n→ 42");
  expect(outputOf({ ...ran, printed: "", value: "42" })).toBe("→ 42");
});

test("a long output keeps head and tail and says how much is missing", () => {
  const output = `${"a".repeat(9000)}${"z".repeat(1000)}`;
  const shown = capped(output, 0);
  expect(shown).toContain("4,000 of 10,000 characters left out");
  expect(shown.startsWith("aaa")).toBe(true);
  expect(shown.endsWith("zzz")).toBe(true);
  expect(shown.length).toBeLessThan(OUTPUT_CAP + 200);
});

test("what the sandbox dropped is counted as left out", () => {
  expect(capped("a".repeat(7000), 3000)).toContain("6,100 of 10,000 characters left out");
});

test("an error names the line the model wrote and one hint", () => {
  const error = {
    message: "ReferenceError: foo is not defined",
    line: 2,
    column: 1,
    hint: "There is no such tool.",
  };
  expect(cellErrorText(error, "const a = 1;\nfoo(a);")).toBe(
    "ReferenceError: foo is not defined\n  line 2: foo(a);\n  There is no such tool.",
  );
  expect(observation(view({ printed: "", outcome: { status: "error", error } }))).toContain(
    "[cell 2 of at most 12] failed",
  );
});

test("a silent cell is told to print", () => {
  expect(observation(view({ printed: "" }))).toContain("The cell printed nothing.");
});

test("the next step grows more pressing as cells run out", () => {
  expect(nextStep({ left: 5, sameBefore: 0, ok: true })).toBe(
    "Next: one more cell, or FINAL(answer, evidence).",
  );
  expect(nextStep({ left: 5, sameBefore: 0, ok: false })).toBeNull();
  expect(nextStep({ left: 5, sameBefore: 1, ok: true })).toContain("run this cell before");
  expect(nextStep({ left: 5, sameBefore: 2, ok: true })).toContain("three times");
  expect(nextStep({ left: 1, sameBefore: 0, ok: true })).toMatch(/^1 cell left\./);
  expect(nextStep({ left: 0, sameBefore: 0, ok: true })).toContain("That was the last cell.");
});
