import { describe, expect, it } from "vitest";
import { nextClaim, nextSpan } from "./next-selection";

const ids = ["iteration-1", "iteration-2", "iteration-3"];

describe("moving by keys", () => {
  it("begins at the near end when nothing is selected", () => {
    expect(nextSpan(ids, null, 1)).toBe("iteration-1");
    expect(nextSpan(ids, null, -1)).toBe("iteration-3");
    expect(nextSpan([], null, 1)).toBeNull();
  });

  it("stops at the ends", () => {
    expect(nextSpan(ids, "iteration-3", 1)).toBeNull();
    expect(nextSpan(ids, "iteration-2", -1)).toBe("iteration-1");
  });

  it("goes from a step inside to its own iteration, or on to the next", () => {
    expect(nextSpan(ids, "iteration-2/cell", -1)).toBe("iteration-2");
    expect(nextSpan(ids, "iteration-2/cell", 1)).toBe("iteration-3");
  });

  it("counts claims from 1", () => {
    expect([nextClaim(3, null, 1), nextClaim(3, null, -1), nextClaim(3, 3, 1)]).toEqual([
      1,
      3,
      null,
    ]);
    expect(nextClaim(0, null, 1)).toBeNull();
  });
});
