import { expect, test } from "vitest";
import { pageAround } from "@/lib/courtroom/evidence/excerpt-page";
import { isHistoryPage, readShownPage } from "./shown-page";

const page = [
  "# Guide",
  "",
  "## Start",
  "",
  "```sh",
  "# a remark, no heading",
  "run",
  "```",
  "",
  "### Options",
  "",
  "- one",
  "",
  "## Stop",
  "Last.",
].join("\n");

const read = (...around: readonly [lines: readonly number[], radius: number]) =>
  readShownPage("docs/guide.md (shown because it names: run)", pageAround(page, ...around));

test("a page is read back with its path, numbers, headings and examples", () => {
  const shown = read([8], 20);
  expect(shown).toMatchObject({ path: "docs/guide.md", isWhole: true });
  expect(shown.lines.map(({ text }) => text).join("\n")).toBe(page);
  expect(shown.lines.map(({ number }) => number)).toEqual(page.split("\n").map((_, at) => at + 1));
  expect(shown.lines[5]).toMatchObject({ example: "sh", isHeading: false });
  expect(shown.lines[11]?.headings).toEqual(["Guide", "Start", "Options"]);
  expect(shown.lines[14]?.headings).toEqual(["Guide", "Stop"]);
});

test("of a part the headings above come from its head, and the rest of the page is not there", () => {
  const shown = read([12], 1);
  expect(shown.isWhole).toBe(false);
  expect(shown.lines.map(({ number }) => number)).toEqual([11, 12, 13]);
  expect(shown.lines[1]?.headings).toEqual(["Guide", "Start", "Options"]);
});

test("a part that begins inside an example is read so", () => {
  const shown = read([9], 2);
  expect(shown.lines.map(({ text, example }) => [text, example !== null])).toEqual([
    ["run", true],
    ["```", false],
    ["", false],
    ["### Options", false],
    ["", false],
  ]);
});

test("titles of reStructuredText are headings by their underlines", () => {
  const text = "Guide\n=====\n\nStart\n-----\n\nText.\n\n.. versionadded:: 2.0\n   Added.\n\nMore.";
  const { lines } = readShownPage("a.rst", `[lines 1-12 of 12; under: (top)]\n${text}`);
  expect(lines[6]?.headings).toEqual(["Guide", "Start"]);
  expect(lines.map(({ isVersionNote }) => isVersionNote).lastIndexOf(true)).toBe(10);
});

test.each([
  "CHANGELOG.md",
  "docs/migration/v2.md",
  "versioned_docs/version-1.0/a.md",
  "docs/1.x/a.md",
  "UPGRADING.rst",
])("%s tells of the past", (path) => {
  expect(isHistoryPage(path)).toBe(true);
});

test.each(["README.md", "docs/guide.md", "docs/exchange-rates.md"])("%s does not", (path) => {
  expect(isHistoryPage(path)).toBe(false);
});
