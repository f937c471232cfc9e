import { expect, test } from "vitest";
import { readNumeral } from "./numerals";

test.each([
  ["十", 10],
  ["十二", 12],
  ["百三", 103],
  ["二百五", 205],
  ["一〇", 10],
  ["１２", 12],
  ["12", 12],
  ["XII", null],
])("%s is %s", (token, value) => {
  expect(readNumeral(token)).toBe(value);
});
