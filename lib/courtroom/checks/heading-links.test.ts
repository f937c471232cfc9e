import { describe, expect, test } from "vitest";
import { linksTo, movedHeadings, relinked, slugOf } from "@/lib/courtroom/checks/heading-links";

test.each([
  ["Limit the retries", "limit-the-retries"],
  ["`retryLimit` and *pause*", "retrylimit-and-pause"],
  ["See [the guide](guide.md)", "see-the-guide"],
  ["リトライの上限", "リトライの上限"],
  ["Größe & Zahl", "größe--zahl"],
])("the heading %s has the address %s", (heading, address) => {
  expect(slugOf(heading)).toBe(address);
});

describe("an edit moves", () => {
  test.each([
    ["a renamed heading", "## Old name\ntext", "## New name\ntext", [["old-name", "new-name"]]],
    ["a heading with marks behind it", "## Old ##", "## New ##", [["old", "new"]]],
    ["a removed heading to nowhere", "## Old\ntext\n", "", [["old", null]]],
    ["the removed one of two", "# A\n## B", "# A", [["b", null]]],
    ["no heading that keeps its address", "## `Old` name", "### Old name", []],
    ["no heading where none is", "#hashtag and # alone\n#", "words", []],
    ["no heading that stays among others", "# A\n# B", "# B\n# C", [["a", "c"]]],
    ["two headings that change places nowhere", "# A\n# B", "# B\n# A", []],
  ])("%s", (_what, oldText, newText, expected) => {
    expect(movedHeadings(oldText, newText).map(({ from, to }) => [from, to])).toEqual(expected);
  });
});

const page = `- [Old](#old) and [again](#old)
- [Older](#older)
See [Old][o] or <a href="#old">it</a>.
[o]: #old
Not #old, nor other.md#old, nor \`(#old-name)\`.
`;

test("links to a heading are found in every way that a page can link", () => {
  expect(linksTo(page, "old").map((at) => page.slice(at - 2, at + 4))).toEqual([
    "](#old",
    "](#old",
    '="#old',
    ": #old",
  ]);
  expect(linksTo(page, "none")).toEqual([]);
});

test("links are led to the new address, and nothing else is touched", () => {
  const moved = relinked(page, [{ from: "old", to: "$&-new" }]);
  expect(moved.match(/#\$&-new/g)).toHaveLength(4);
  expect(moved.replaceAll("#$&-new", "#old")).toBe(page);
  expect(relinked("(#c++)", [{ from: "c++", to: "cpp" }])).toBe("(#cpp)");
});

test("headings that took each other's names each keep their links", () => {
  const moves = [
    { from: "a", to: "b" },
    { from: "b", to: "a" },
  ];
  expect(relinked("(#a) (#b)", moves)).toBe("(#b) (#a)");
});
