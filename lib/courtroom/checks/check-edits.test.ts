import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyEdits,
  checkEdits,
  type EditCheck,
  quotesLeft,
} from "@/lib/courtroom/checks/check-edits";
import { lineAt } from "@/lib/courtroom/checks/folded-text";
import { linksTo } from "@/lib/courtroom/checks/heading-links";
import type { CheckedExhibit, ProposedEdit } from "@/lib/trace/court";

const page = `# Retries

- [Limit the retries](#limit-the-retries) caps \`retryLimit\`
- [Pause](#pause)

## Limit the retries

Pass \`retryLimit\` to the client. The default is 5.
Every line of the list: \`retryLimit\`, \`pause\`.

## Pause

See [the limit](#limit-the-retries). Waits 100 ms.
`;
const change = "-  retryLimit = 5;\n+  maxAttempts = 3;\n";

const exhibitAt = (quote: string, text = page, id = "E1"): CheckedExhibit => {
  const start = text.indexOf(quote);
  return {
    ...{ id, path: "docs/retries.md", driftType: "renamed", changeQuote: "retryLimit = 5" },
    ...{ docQuote: quote, before: "retryLimit", after: "maxAttempts", harm: "It is ignored." },
    ...{ standing: "stands", reason: null, notes: [], changePlace: null, headings: [] },
    docPlace: { start, end: start + quote.length, line: lineAt(text, start) },
  };
};
const checkOf = (changes: Partial<EditCheck> = {}): EditCheck => ({
  page,
  upheld: [exhibitAt("Pass `retryLimit` to the client.")],
  sources: [change, page, "Rename retryLimit"],
  most: 2,
  ...changes,
});
const edit = (oldText: string, newText: string, exhibits = ["E1"]): ProposedEdit => ({
  exhibits,
  oldText,
  newText,
});
const reasonOf = (one: ProposedEdit, changes: Partial<EditCheck> = {}) =>
  checkEdits([one], checkOf(changes))[0]?.reason ?? null;

test("an edit that stands once is placed, and made to the character", () => {
  const edits = checkEdits([edit("Pass `retryLimit`", "Pass `maxAttempts`")], checkOf());
  expect(edits).toMatchObject([{ applies: true, reason: null, place: { line: 8 } }]);
  expect(applyEdits(page, edits)).toBe(page.replace("Pass `retryLimit`", "Pass `maxAttempts`"));
});

describe("an edit is withheld with its reason", () => {
  const long = `${page}\n${"A line.\n".repeat(60)}Far away.\n`;
  test.each<[string, ProposedEdit, RegExp, Partial<EditCheck>?]>([
    ["of words that are not there", edit("Pass `limit`", "Pass"), /not stand in the page/],
    ["of words with other blanks", edit("Pass  `retryLimit`", "Pass"), /not stand in the page/],
    ["of a page with other line breaks", edit("Retries\r\n\r\n-", "-"), /not stand in the page/],
    ["of words that stand twice", edit("`retryLimit`", "`maxAttempts`"), /more than once/],
    ["of words that overlap themselves", edit("aa", "b"), /more than once/, { page: "aaa" }],
    ["that changes nothing", edit("## Pause", "## Pause"), /changes nothing/],
    ["with a name that nobody showed", edit("Waits 100 ms", "Use `pauseMs`"), /writes pauseMs/],
    ["with a number that nobody showed", edit("is 5", "is 7"), /writes 7/],
    ["with part of another number", edit("is 5", "is 10"), /writes 10/],
    ["with a flag that nobody showed", edit("is 5", "is `--tries`"), /writes --tries/],
    ["with what no screen shows", edit("is 5", "is 3\u200b"), /no screen shows/],
    ["with marks of direction", edit("is 5", "is \u202e3"), /no screen shows/],
    ["with a carriage return", edit("is 5.", "is 3.\r"), /no screen shows/],
    ["far from what was upheld", edit("Far away.", "Near."), /far from/, { page: long }],
    ["for nothing that was upheld", edit("is 5", "is 3", ["E2"]), /nothing that was upheld/],
    ["that removes a linked heading", edit("## Pause\n", ""), /removes a heading .*#pause/],
  ])("%s", (_what, one, reason, changes) => {
    expect(reasonOf(one, changes)).toMatch(reason);
  });

  test("of two that overlap, the second", () => {
    const edits = [edit("Pass `retryLimit` to", "Give"), edit("to the client", "to it")];
    expect(checkEdits(edits, checkOf()).map(({ reason }) => reason)).toEqual([
      null,
      "It overlaps another edit.",
    ]);
  });

  test("beyond the number that the rules allow", () => {
    const edits = [edit("Waits", "Pauses"), edit("is 5", "is 3"), edit("the client", "it")];
    expect(checkEdits(edits, checkOf()).map(({ applies }) => applies)).toEqual([true, true, false]);
  });
});

test("an edit of many lines is near to what it holds, wherever it begins", () => {
  const text = `${"A line.\n".repeat(60)}Begin.\n${"More.\n".repeat(60)}Pass \`retryLimit\`.\n`;
  const upheld = [exhibitAt("Pass `retryLimit`", text)];
  const whole = edit(text.slice(text.indexOf("Begin.")), "Pass `maxAttempts`.\n");
  expect(reasonOf(whole, { page: text, upheld })).toBeNull();
});

describe("five edits may take out one name", () => {
  const lines = ["one", "two", "six", "ten", "far", "own"].map((word) => `The ${word} oldName.`);
  const text = `${lines.join("\n")}\nnewName\n`;
  const upheld = [exhibitAt("The one oldName.", text)];
  const checked = (edits: ProposedEdit[]) =>
    checkEdits(edits, checkOf({ page: text, upheld, sources: [text] })).map(
      ({ applies }) => applies,
    );

  test("and not a sixth", () => {
    const edits = lines.map((line) => edit(line, line.replace("oldName", "newName")));
    expect(checked(edits)).toEqual([true, true, true, true, true, false]);
  });

  test("but only one name, and no common word", () => {
    const [one = "", two = "", six = ""] = lines;
    const others = [
      edit(one, one.replace("oldName", "newName")),
      edit(two, two.replace("two", "")),
      edit(six, six.replace("six", "")),
    ];
    expect(checked(others)).toEqual([true, true, false]);
    const words = [one, two, six].map((line) => edit(line, line.replace("The ", "")));
    expect(checked(words)).toEqual([true, true, false]);
  });
});

describe("a renamed heading moves its links", () => {
  const rename = edit("## Limit the retries", "## Cap the attempts");

  test("on the same page, wherever they stand", () => {
    const edits = checkEdits([rename], checkOf());
    expect(edits.every(({ applies }) => applies)).toBe(true);
    const made = applyEdits(page, edits);
    expect(linksTo(made, "limit-the-retries")).toEqual([]);
    expect(linksTo(made, "cap-the-attempts")).toHaveLength(2);
    expect(made.replaceAll("cap-the-attempts", "limit-the-retries")).toBe(
      page.replace("## Limit the retries", "## Cap the attempts"),
    );
  });

  test("beside another edit of the same line, without touching it", () => {
    const other = edit("caps `retryLimit`", "caps `maxAttempts`");
    const edits = checkEdits([rename, other], checkOf());
    expect(applyEdits(page, edits)).toContain(
      "- [Limit the retries](#cap-the-attempts) caps `maxAttempts`\n",
    );
  });

  test("in lines that stand twice, by what stands around them", () => {
    const text = `[up](#a)\none\n[up](#a)\ntwo\n## A\nPass \`retryLimit\`.\n`;
    const upheld = [exhibitAt("Pass", text)];
    const edits = checkEdits([edit("## A", "## Bee")], checkOf({ page: text, upheld }));
    expect(applyEdits(text, edits)).toBe(text.replaceAll("#a)", "#bee)").replace("## A", "## Bee"));
    for (const { oldText } of edits) expect(text.split(oldText)).toHaveLength(2);
  });

  test("or keeps its name where a link cannot be led along", () => {
    const text = `${"[up](#a)\n".repeat(20)}## A\nPass \`retryLimit\`.\n`;
    const upheld = [exhibitAt("Pass", text)];
    const [one] = checkEdits([edit("## A", "## Bee")], checkOf({ page: text, upheld }));
    expect(one).toMatchObject({ applies: false });
    expect(one?.reason).toContain("(#a) would be dead");
  });

  test("or keeps its name where another edit writes the old link", () => {
    const other = edit("See [the limit](#limit-the-retries).", "[The limit](#limit-the-retries).");
    const edits = checkEdits([rename, other], checkOf());
    expect(edits.map(({ applies }) => applies)).toEqual([false, true]);
  });
});

describe("an upheld quote is left", () => {
  const left = (oldText: string, newText: string, quote: string) => {
    const check = checkOf({ upheld: [exhibitAt(quote)] });
    return quotesLeft(checkEdits([edit(oldText, newText)], check), check).length > 0;
  };
  test.each([
    ["when nothing is edited near", "Waits 100 ms", "Waits", "The default is 5.", true],
    [
      "when its line is edited in other words",
      "Pass `retryLimit` to the client. The default is 5.",
      "Pass `retryLimit` to the client. The default is 3.",
      "Pass `retryLimit`",
      true,
    ],
    ["not when a word of it goes", "default is 5", "default is 3", "The default is 5.", false],
    ["not when it grows by a letter", "is 5.", "is 5. 3", "is 5.", false],
    [
      "not when the other half of its word goes",
      "Pass `retry",
      "Pass `max",
      "Limit` to the",
      false,
    ],
    ["not when its number grows", "100 ms", "1003 ms", "Waits 100", false],
    [
      "not when a word comes in",
      "The default is",
      "The old default is",
      "The default is 5.",
      false,
    ],
    ["not when all of it goes", "The default is 5.\n", "\n", "The default is 5.", false],
  ])("%s", (_when, oldText, newText, quote, expected) => {
    const sources = "1003";
    const check = checkOf({ upheld: [exhibitAt(quote)], sources: [sources, change] });
    const edits = checkEdits([edit(oldText, newText)], check);
    expect(edits[0]?.reason).toBeNull();
    expect(quotesLeft(edits, check).length > 0).toBe(expected);
    expect(left(oldText, oldText, quote)).toBe(true);
  });
});

test("whatever is proposed, what applies stands once, meets no other, and leaves no dead link", () => {
  const line = fc.constantFrom(
    "# A",
    "# B",
    "# C",
    "[x](#a)",
    "[x](#b) y",
    "word",
    "more words",
    "",
  );
  const cut = fc.tuple(
    fc.nat(),
    fc.nat(24),
    fc.constantFrom("", "# D", "# B\n", "word", "[x](#a)"),
  );
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 10 }),
      fc.array(cut, { maxLength: 4 }),
      (lines, cuts) => {
        const text = lines.join("\n");
        const proposed = cuts.map(([from, length, newText]) => {
          const start = from % (text.length + 1);
          return edit(text.slice(start, start + length + 1) || "word", newText);
        });
        const upheld = [
          { ...exhibitAt("", text), docPlace: { start: 0, end: text.length, line: 1 } },
        ];
        const edits = checkEdits(
          proposed,
          checkOf({ page: text, upheld, most: 5, sources: ["A B C D"] }),
        );
        const applied = edits.filter(({ applies }) => applies);
        for (const { oldText } of applied) expect(text.split(oldText)).toHaveLength(2);
        const places = applied
          .flatMap(({ place }) => place ?? [])
          .sort((a, b) => a.start - b.start);
        for (const [index, place] of places.entries())
          expect(place.start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0);
        const made = applyEdits(text, edits);
        const hadHeading = (address: string, of: string) =>
          of.split("\n").some((one) => one.toLowerCase().replace(/^#+/, "#") === `# ${address}`);
        for (const address of ["a", "b", "c"]) {
          const isDead = linksTo(made, address).length > 0 && !hadHeading(address, made);
          const wasAlive = hadHeading(address, text) && !/# [ABC][\s\S]*# [ABC]/.test(text);
          expect(isDead && wasAlive).toBe(false);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
