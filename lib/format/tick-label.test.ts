import { expect, test } from "vitest";
import { tickLabel } from "./tick-label";

test("a tick is as exact as the distance to the next one", () => {
  expect(tickLabel(0, 5_000)).toBe("0");
  expect(tickLabel(250, 50)).toBe("250 ms");
  expect(tickLabel(5_000, 5_000)).toBe("5 s");
  expect(tickLabel(500, 5_000)).toBe("1 s");
  expect(tickLabel(12_500, 500)).toBe("12.5 s");
  expect(tickLabel(12_250, 50)).toBe("12.25 s");
  expect(tickLabel(12_345, 5)).toBe("12.345 s");
});

test("minutes and hours count in sixtieths", () => {
  expect(tickLabel(120_000, 60_000)).toBe("2 min");
  expect(tickLabel(90_000, 30_000)).toBe("1:30 min");
  expect(tickLabel(125_500, 500)).toBe("2:05.5 min");
  expect(tickLabel(3_600_000, 600_000)).toBe("1:00 h");
  expect(tickLabel(5_400_000, 600_000)).toBe("1:30 h");
  expect(tickLabel(7_200_000, 3_600_000)).toBe("2:00 h");
});
