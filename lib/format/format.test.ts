import { describe, expect, it } from "vitest";
import { formatAge } from "./age";
import { formatDuration, formatSeconds } from "./duration";
import { fill, fillCount } from "./fill";
import { formatCents, formatCost } from "./money";
import { formatBytes, formatCount } from "./size";

describe("durations", () => {
  it("keep one decimal below a minute and never show 60.0 s", () => {
    expect(formatDuration(41)).toBe("41 ms");
    expect(formatDuration(99)).toBe("99 ms");
    expect(formatDuration(310)).toBe("0.3 s");
    expect(formatDuration(59_949)).toBe("59.9 s");
    expect(formatDuration(59_960)).toBe("1 min 0 s");
    expect(formatDuration(3_725_000)).toBe("1 h 2 min");
  });

  it("never go below zero when two clocks disagree", () => {
    expect(formatDuration(-20)).toBe("0 ms");
    expect(formatSeconds(-5)).toBe("0.0");
  });
});

describe("costs", () => {
  it("tell an unknown price from no cost", () => {
    expect(formatCost(null, "unknown")).toBe("unknown");
    expect(formatCost(0, "unknown")).toBe("$0");
    expect(formatCents(null, "?")).toBe("?");
  });

  it("show a tiny cost as tiny, not as nothing", () => {
    expect(formatCost(0.00004, "")).toBe("<$0.0001");
    expect(formatCost(0.0329, "")).toBe("$0.0329");
    expect(formatCost(12.345, "")).toBe("$12.35");
    expect(formatCents(0.0051, "")).toBe("0.51");
  });
});

describe("sizes", () => {
  it("change unit before four digits", () => {
    expect(formatBytes(0)).toBe("0 bytes");
    expect(formatBytes(999)).toBe("999 bytes");
    expect(formatBytes(4_210)).toBe("4.2 kB");
    expect(formatBytes(999_800)).toBe("1.0 MB");
    expect(formatBytes(26_400_000)).toBe("26 MB");
  });

  it("group digits by language", () => {
    expect(formatCount(1_234_567, "en")).toBe("1,234,567");
    expect(formatCount(1_234_567, "ja")).toBe("1,234,567");
  });
});

describe("ages", () => {
  it("use the largest whole unit, and none below a minute", () => {
    expect(formatAge(0, 59_000, "en")).toBeNull();
    expect(formatAge(0, 12 * 60_000, "en")).toBe("12 min");
    expect(formatAge(0, 5 * 3_600_000, "en")).toBe("5 hr");
    expect(formatAge(0, 49 * 3_600_000, "en")).toBe("2 days");
    expect(formatAge(5_000, 0, "en")).toBeNull();
  });

  it("speak Japanese", () => {
    expect(formatAge(0, 12 * 60_000, "ja")).toBe("12 分");
  });
});

describe("filling strings", () => {
  it("leaves an unknown name visible, so that the mistake is seen", () => {
    expect(fill("{a} of {b}", { a: 1 })).toBe("1 of {b}");
  });

  it("picks the plural form of the language", () => {
    const forms = { one: "{n} hit", other: "{n} hits" };
    expect(fillCount(forms, 1, "en")).toBe("1 hit");
    expect(fillCount(forms, 1200, "en")).toBe("1,200 hits");
    expect(fillCount(forms, 1, "ja")).toBe("1 hits");
  });
});
