import { describe, expect, test } from "vitest";
import { quantityOf, sayAlike, spokenForms } from "./quantities";

function said(text: string, written: string, key: string[], after = ""): string | null {
  const quantity = quantityOf(written, key, "", after);
  const form = quantity && spokenForms(quantity).find(({ pattern }) => pattern.test(text));
  return form ? (form.pattern.exec(text)?.[0] ?? null) : null;
}

describe("a number of code in a page", () => {
  test("is found in another unit", () => {
    expect(said("goes away after 4 seconds", "4000", ["duration", "ms"])).toBe("4 seconds");
    expect(said("silent for 30 minutes", "30", ["idle"], " * time.Minute")).toBe("30 minutes");
    expect(said("指定がなければ 600 秒です", "600", ["timeout", "seconds"])).toBe("600 秒");
    expect(said("up to 64 KiB", "65536", ["buffer", "bytes"])).toBe("64 KiB");
  });

  test("is found grouped, as a word and with what is counted", () => {
    expect(said("reading stops at 50,000 rows", "50_000", ["max", "rows"])).toBe("50,000 rows");
    expect(said("keeps five days", "5", ["days"])).toBe("five days");
    expect(said("| `50000` |", "50_000", ["limit"])).toBe("50000");
  });

  test("is not a part of another number, a version or a share", () => {
    for (const text of ["v1.30", "130", "30.5", "30%", "0x30", "12:30"]) {
      expect(said(text, "30", ["limit"])).toBeNull();
    }
  });

  test("is said anew in the same words", () => {
    const [old, fresh] = [quantityOf("4000", ["ms"]), quantityOf("7000", ["ms"])];
    const seconds = old && spokenForms(old).find(({ pattern }) => pattern.test("4 seconds"));
    expect(seconds && fresh && sayAlike(seconds, "4", fresh)).toBe("7");
    const odd = quantityOf("7500", ["ms"]);
    expect(seconds && odd && sayAlike(seconds, "4", odd)).toBeNull();
    const rows = quantityOf("20_000", []);
    const plain = spokenForms({ amount: 50_000, digits: "50000", unit: null, counted: null })[0];
    expect(plain && rows && sayAlike(plain, "50,000", rows)).toBe("20,000");
  });
});
