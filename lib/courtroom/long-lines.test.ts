/** Lines of 300,000 characters, of every shape that makes patterns slow, through all that reads a change or a page. */
import { describe, expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import { addressedIn } from "@/lib/courtroom/checks/addressed-in";
import { checkExhibits } from "@/lib/courtroom/checks/check-exhibits";
import { alteredKeys } from "@/lib/courtroom/evidence/altered-keys";
import { weighNames } from "@/lib/courtroom/evidence/change-names";
import { excerptPage, pageAround } from "@/lib/courtroom/evidence/excerpt-page";
import { findEvidence } from "@/lib/courtroom/evidence/find-evidence";
import { pageHeadings } from "@/lib/courtroom/evidence/page-headings";
import { indexPages } from "@/lib/courtroom/evidence/page-index";
import { relevantHunks, showChange } from "@/lib/courtroom/evidence/show-change";
import { tokensOf } from "@/lib/courtroom/evidence/tokens";
import { courtroomOf } from "@/lib/courtroom/testing/courtroom-kit";

const shapes = [
  ["blanks behind a heading", `# a${" ".repeat(300_000)}b`],
  ["marks behind a heading", `# a ${"#".repeat(300_000)} b`],
  ["letters", "a".repeat(300_000)],
  ["capitals in turn", "aB".repeat(150_000)],
  ["dots", "a.".repeat(150_000)],
  ["hyphens", "-a".repeat(150_000)],
  ["lone hyphens", "-".repeat(300_000)],
  ["underlines", "_".repeat(300_000)],
  ["digits", "1".repeat(300_000)],
  ["numbers", "1.".repeat(150_000)],
  ["back-ticks", "`".repeat(300_000)],
  ["quotes", `"'`.repeat(150_000)],
  ["brackets", "[(<".repeat(100_000)],
  ["keys", "key: 1, ".repeat(35_000)],
  ["blanks before a key", `${" ".repeat(300_000)}key`],
  ["commas before brackets", ",]".repeat(150_000)],
  ["equals signs", "= ".repeat(150_000)],
] as const;

describe.each(shapes)("%s", (_name, line) => {
  const patch = `--- a/src/x.ts\n+++ b/src/x.ts\n@@ -1,2 +1,2 @@\n-${line}\n+${line.slice(1)}\n keep\n`;
  const change = parsePatch(patch);
  const text = `# Page\n\n${line}\nA quote of keep.\n`;
  const pages = [{ path: "docs/x.md", text }];
  const exhibit = {
    ...{ id: "E1", path: "docs/x.md", driftType: "removed" as const, changeQuote: "keep" },
    ...{ docQuote: "A quote of keep.", before: "it", after: "gone" },
    harm: "A reader who follows it gets an error at once.",
  };

  test.each<[string, () => unknown]>([
    ["its names", () => tokensOf(line).length],
    ["the names of the change", () => weighNames({ title: "t", body: line, change })],
    ["its keys", () => alteredKeys(change)],
    ["the headings of the page", () => pageHeadings(text.split("\n"))],
    ["an excerpt of the page", () => excerptPage(text, [3], 5_000)],
    ["the page around a line", () => pageAround(text, [4], 12)],
    ["the change as shown", () => showChange(change, new Map([["a", 1]]), 9_000)],
    ["the hunks of a quote", () => relevantHunks(change, ["keep", "a.b"], 5_000)],
    [
      "the evidence",
      () =>
        findEvidence({ title: "t", body: "", change, index: indexPages(pages), pages: 4 }).reason,
    ],
    [
      "an exhibit",
      () =>
        expect(checkExhibits([exhibit], courtroomOf(patch, pages))[0]).toMatchObject({
          standing: "stands",
        }),
    ],
    [
      "text that speaks to reviewers",
      () => expect(addressedIn(courtroomOf(patch, pages))).toEqual([]),
    ],
  ])("%s in time", (_what, work) => {
    const started = process.cpuUsage();
    work();
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(2);
  });
});
