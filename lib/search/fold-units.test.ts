import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "./fold-units";

const folded = (text: string) => String.fromCharCode(...foldText(text));

test.each([
  ["SALES_DATA  (North)", "sales data north"],
  ["ＡＢＣ　１２３", "abc 123"],
  ["ﾌﾟﾗｲﾊﾞｼｰ", "プライバシー"],
  ["か\u3099き", "がき"],
  ["Cafe\u0301", "café"],
  ["①㈱ﬁn", "1 株 fin"],
  ["第３条（目的）、", "第3条 目的"],
  ["don’t — stop", "don t stop"],
  ["...", ""],
])("%j folds to %j", (text, expected) => {
  expect(folded(text)).toBe(expected);
});

test("folding twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = folded(text);
      // A lone combining mark may meet a letter that it joins only in the folded text.
      fc.pre(!/\p{M}/u.test(once));
      expect(folded(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test("no text folds to more units than there is room for, and none ends in a space", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const units = foldText(text);
      expect(units.length).toBeLessThanOrEqual(text.length * 18);
      expect(units.at(0)).not.toBe(0x20);
      expect(units.at(-1)).not.toBe(0x20);
      expect(units.includes(0)).toBe(false);
    }),
  );
});
