import { expect, test } from "vitest";
import { markdownOf } from "@/lib/exchange/render-markdown";
import type { Report } from "@/lib/exchange/report";
import { whole } from "@/lib/exchange/testing/exchange-kit";
import { reportWords } from "@/lib/exchange/words";

const markdown = (report: Partial<Report>) =>
  whole(
    markdownOf(
      { lang: "en", title: "", kind: "Inquiry", facts: [], blocks: [], steps: [], ...report },
      { readText: async () => null, words: reportWords.en },
    ),
  );

test("what stands in one line has its line breaks, and the blanks around them, made one blank", async () => {
  const title = "\n How many \r\n\n\t lines\u2028 hold  it? ";
  expect(await markdown({ title })).toMatch(/^# How many lines hold {2}it\?\n\n/);
});

test("a line of a million blanks is written at once", async () => {
  const began = performance.now();
  const text = await markdown({ title: `a${" ".repeat(1_000_000)}b` });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(text.length).toBeGreaterThan(1_000_000);
});
