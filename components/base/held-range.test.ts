import { describe, expect, it } from "vitest";
import { heldRange, withNeighbours } from "./held-range";

const inSight = (startIndex: number, endIndex: number, count = 20) => ({
  ...{ startIndex, endIndex, count },
  overscan: 0,
});

describe("the rows to mount", () => {
  it("are those in sight and those held, each once and in the order of the list", () => {
    expect(heldRange(inSight(5, 7), [])).toEqual([5, 6, 7]);
    expect(heldRange(inSight(5, 7), [12, 6, 1])).toEqual([1, 5, 6, 7, 12]);
  });

  it("go on before and after a focused row at either edge of what is in sight", () => {
    const rows = (focused: number) => heldRange(inSight(5, 7), withNeighbours(focused, 20));
    expect(rows(5)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(rows(7)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  });

  it("end where the list ends", () => {
    expect(withNeighbours(0, 2)).toEqual([0, 1]);
    expect(withNeighbours(19, 20)).toEqual([16, 17, 18, 19]);
  });
});
