import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import { excerptPage, pageAround } from "./excerpt-page";
import { relevantHunks, showChange } from "./show-change";

const page = [
  "# Guide",
  "",
  "## Limits",
  ...Array.from({ length: 200 }, (_, index) => `Line ${index} of the limits.`),
  "## Times",
  "The last line.",
].join("\n");

test("a page that fits is shown whole, under its head", () => {
  const text = "# A\n\nBody.";
  expect(excerptPage(text, [], 100)).toBe(`[lines 1-3 of 3; under: A]\n${text}`);
});

test("of a long page the strongest lines are shown with three neighbours, each part under its headings", () => {
  const shown = excerptPage(page, [100, 40], 400);
  expect(shown).toContain("[lines 97-103 of 205; under: Guide > Limits]\nLine 93");
  expect(shown).toContain("[lines 37-43 of 205; under: Guide > Limits]");
  expect(shown.indexOf("lines 37")).toBeLessThan(shown.indexOf("lines 97"));
  expect(excerptPage(page, [100, 40], 200)).not.toContain("lines 37");
});

test("the page around a place ends with the page", () => {
  expect(pageAround(page, [205], 1)).toBe(
    "[lines 204-205 of 205; under: Guide > Times]\n## Times\nThe last line.",
  );
});

test("every line of an excerpt stands in the page, in its order", () => {
  const lines = fc.array(fc.integer({ min: 1, max: 205 }), { maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 4_000 }), (strongest, budget) => {
      const all = page.split("\n");
      let from = 0;
      for (const line of excerptPage(page, strongest, budget).split("\n")) {
        const head = /^\[lines (\d+)-\d+ of 205; under: /.exec(line);
        if (head) from = Number(head[1]) - 1;
        else if (line !== "") expect(all[from++]).toBe(line);
        else from += 1;
      }
    }),
  );
});

const hunk = (name: string, at: number) =>
  `@@ -${at},3 +${at},3 @@ function near() {\n   a();\n-  ${name}(1);\n+  ${name}(2);\n   b();\n`;
const file = (path: string, ...names: string[]) =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${names.map((name, index) => hunk(name, index * 10 + 1)).join("")}`;

test("the heaviest hunks are shown, in the order of the file, and the rest is listed", () => {
  const change = parsePatch(file("src/a.ts", "alphaCall", "betaCall", "gammaCall"));
  const shown = showChange(
    change,
    new Map([
      ["gammaCall", 4],
      ["alphaCall", 3],
    ]),
    170,
  );
  expect(shown).toMatch(/^=== src\/a\.ts\n@@ -1,3 \+1,3 @@ function near\(\) \{\n {3}a\(\);\n-/);
  expect(shown.indexOf("alphaCall")).toBeLessThan(shown.indexOf("gammaCall"));
  expect(shown).not.toContain("betaCall");
  expect(shown).toContain("[not shown: src/a.ts line 11 (4 lines)]");
});

test("tests come last, and fill no more than their share", () => {
  const change = parsePatch(file("src/a.test.ts", "alphaCall") + file("src/b.ts", "betaCall"));
  const weights = new Map([["alphaCall", 9]]);
  expect(showChange(change, weights, 90)).not.toContain("alphaCall");
  expect(showChange(change, weights, 1_000)).toContain("=== src/a.test.ts (test)");
});

test("a hunk longer than the budget is cut, with a sign", () => {
  const change = parsePatch(file("src/a.ts", "x".repeat(500)));
  expect(showChange(change, new Map(), 100)).toContain("\n[hunk cut]");
});

test("later roles see the hunks that hold a quote or share a name, and no others", () => {
  const change = parsePatch(file("src/a.ts", "alphaCall", "betaCall", "gammaCall"));
  const shown = relevantHunks(change, ["-  alphaCall(1);", "Use `gammaCall`."], 5_000);
  expect(shown).toContain("alphaCall");
  expect(shown).toContain("gammaCall");
  expect(shown).not.toContain("betaCall(1)");
});

test("a file is told by what happened to it", () => {
  const change = parsePatch(
    "diff --git a/old.ts b/new.ts\nsimilarity index 100%\nrename from old.ts\nrename to new.ts\n",
  );
  expect(showChange(change, new Map(), 1_000)).toBe("=== new.ts (renamed from old.ts)");
});
