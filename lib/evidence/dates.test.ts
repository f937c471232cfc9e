import { describe, expect, it } from "vitest";
import { findDates, isSameDate } from "./dates";
import { findTimes, isSameTime } from "./times";

const dates = (text: string) => findDates(text).flatMap(({ values }) => values);

describe("dates are read by value", () => {
  it.each<[string, string[]]>([
    ["2018-01-15", ["2018-01-15"]],
    ["2018/1/5", ["2018-01-05"]],
    ["15.01.2018", ["2018-01-15"]],
    ["04/03/2018", ["2018-04-03", "2018-03-04"]],
    ["25/12/2018", ["2018-12-25"]],
    ["January 15, 2018", ["2018-01-15"]],
    ["Jan. 15th, 2018", ["2018-01-15"]],
    ["15 January 2018", ["2018-01-15"]],
    ["15. März 2018", ["2018-03-15"]],
    ["the 15th day of January, 2018", ["2018-01-15"]],
    ["the 15t h day of January 2018", ["2018-01-15"]],
    ["10/Oct/2000:13:55:36", ["2000-10-10"]],
    ["March 2019", ["2019-03"]],
    ["June 30", ["--06-30"]],
    ["the 1st of May? 1 May", ["--05-01"]],
    ["2018年1月15日", ["2018-01-15"]],
    ["令和五年四月一日", ["2023-04-01"]],
    ["昭和22年4月7日", ["1947-04-07"]],
    ["令和元年五月", ["2019-05"]],
    ["二〇二四年十二月三十一日", ["2024-12-31"]],
    ["四月一日", ["--04-01"]],
    ["2018-13-45 and 99/99/2018", []],
    ["version 1.2.2018.4", []],
  ])("%s", (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });
});

it("a date may leave out the year or the day, not change it", () => {
  const claim = (text: string) => {
    const [date] = findDates(text);
    if (!date) throw new Error(`No date in: ${text}`);
    return date;
  };
  expect(isSameDate(claim("June 30"), "2027-06-30")).toBe(true);
  expect(isSameDate(claim("June 2027"), "2027-06-30")).toBe(true);
  expect(isSameDate(claim("June 30, 2027"), "--06-30")).toBe(false);
  expect(isSameDate(claim("June 30, 2028"), "2027-06-30")).toBe(false);
  expect(isSameDate(claim("July 30"), "2027-06-30")).toBe(false);
});

it("clock times are read by value, seconds as far as they are claimed", () => {
  const [claim, exact, evening, uhr, ji] = findTimes("19:05 19:05:33 7:05 pm").concat(
    findTimes("19.05 Uhr"),
    findTimes("19時5分"),
  );
  if (!claim || !exact || !evening || !uhr || !ji) throw new Error("a time was not found");
  expect(isSameTime(claim, exact)).toBe(true);
  expect(isSameTime(exact, claim)).toBe(false);
  for (const same of [evening, uhr, ji]) expect(isSameTime(claim, same)).toBe(true);
  expect(findTimes("1:2 and 12:75")).toEqual([]);
});
