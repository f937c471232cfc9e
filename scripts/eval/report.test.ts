import { expect, test } from "vitest";
import { scoreOf } from "./report";

test("a wrong answer costs three right ones", () => {
  expect(scoreOf(["right", "right", "right", "wrong", "abstained"])).toEqual({
    right: 3,
    wrong: 1,
    abstained: 1,
    asked: 5,
    score: 0,
  });
});

test("nothing asked scores nothing", () => {
  expect(scoreOf([]).score).toBe(0);
});
