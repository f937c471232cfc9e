import { expect, test } from "vitest";
import { isBefore } from "./span-order";

test.each([
  ["iteration-2/model-call", "iteration-10/model-call", true],
  ["iteration-10/model-call", "iteration-2/model-call", false],
  ["iteration-2/model-call", "iteration-2/cell/sub-call-1", true],
  ["iteration-2/cell/sub-call-1", "iteration-2/model-call", false],
  ["iteration-2/cell/sub-call-2", "iteration-2/cell/sub-call-10", true],
  ["iteration-2/cell/sub-call-2", "iteration-2/cell/nested-run-1/iteration-1/model-call", false],
  ["iteration-2/model-call", "iteration-2/model-call", false],
])("%s before %s: %s", (a, b, expected) => {
  expect(isBefore(a, b)).toBe(expected);
});
