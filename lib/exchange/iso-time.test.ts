import fc from "fast-check";
import { expect, test } from "vitest";
import { isoTime } from "@/lib/exchange/iso-time";

test("reads what other programs write, as the platform's own reader does", () => {
  const between = { min: new Date(0), max: new Date("2399-12-31T23:59:59Z"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(between), (date) => {
      expect(isoTime(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test("zones, missing zones and microseconds", () => {
  expect(isoTime("2026-02-28T23:30:00-01:30")).toBe(Date.UTC(2026, 2, 1, 1));
  expect(isoTime("2024-02-29T12:00:00.123456")).toBe(Date.UTC(2024, 1, 29, 12, 0, 0, 123));
  expect(isoTime("2026-02-28 23:30")).toBe(Date.UTC(2026, 1, 28, 23, 30));
  expect(isoTime("yesterday")).toBeNull();
});
