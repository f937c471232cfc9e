import { expect, test } from "vitest";
import { readQuestion } from "./reading";

test("what no rule explains is left over; little words are not", () => {
  const reading = readQuestion("How many requests were answered by the old server?");
  reading.take(/requests/);
  expect(reading.leftover()).toEqual(["answered", "old", "server"]);
});

test("a word is explained once", () => {
  const reading = readQuestion("red or red");
  expect(reading.take(/red/)?.index).toBe(0);
  expect(reading.take(/red/)?.index).toBe(7);
  expect(reading.take(/red/)).toBeNull();
});

test("Japanese particles and polite endings carry no condition", () => {
  const reading = readQuestion("東京の売上はいくらですか。");
  expect(reading.leftover()).toEqual(["東京", "売上"]);
});

test("full-width digits and letters read as narrow ones, at the same places", () => {
  const reading = readQuestion("ステータス４０４は？");
  expect(reading.text).toBe("ステータス404は?");
  expect(reading.text.length).toBe(reading.raw.length);
});

test("a copy is marked apart", () => {
  const reading = readQuestion("blue sky");
  reading.copy().take(/blue/);
  expect(reading.leftover()).toEqual(["blue", "sky"]);
});
