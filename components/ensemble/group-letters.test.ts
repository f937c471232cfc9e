import { expect, test } from "vitest";
import { byGroup, letterOf } from "./group-letters";

const compared = {
  groups: [
    { runs: [0, 2, 4], best: 4 },
    { runs: [1], best: 1 },
  ],
};

test("groups are lettered by size, and a run without an answer has none", () => {
  expect([0, 1, 2, 3, 4].map((run) => letterOf(compared, run))).toEqual(["A", "B", "A", null, "A"]);
});

test("runs stand by group, the best first, those without an answer last", () => {
  const runs = [0, 1, 2, 3, 4, 5].map((index) => ({ index }));
  expect(byGroup(compared, runs).map(({ index }) => index)).toEqual([4, 0, 2, 1, 3, 5]);
});
