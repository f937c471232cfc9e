import { expect, test } from "vitest";
import { findFacts } from "@/lib/builtin/trial/facts/find-facts";
import { findPassages } from "@/lib/builtin/trial/passages/find-passages";
import { readShownChange } from "@/lib/builtin/trial/shown-change";
import { readShownPage } from "@/lib/builtin/trial/shown-page";
import { writeEdits } from "./write-edits";

const removal = [
  "=== src/pool.ts",
  "@@ -1,3 +1,1 @@ export class Pool {",
  "-  export function drainPool(): void {",
  "-  }",
  "   run(): void {}",
];

/** The page after the edits that each passage of it is given. */
function edited(change: readonly string[], lines: readonly string[]): string {
  const text = lines.join("\n");
  const page = readShownPage(
    "docs/pool.md",
    `[lines 1-${lines.length} of ${lines.length}; under: (top)]\n${text}`,
  );
  const facts = findFacts(readShownChange(change.join("\n"), ""));
  const claimed = findPassages(facts, [page], { isClaimed: false, title: "" }).map(
    (passage, at) => ({
      claim: {
        id: `E${at + 1}`,
        driftType: null,
        path: page.path,
        note: "",
        changeQuote: "",
        docQuote: "",
      },
      page,
      lines: [passage.line],
      passages: [passage],
    }),
  );
  return writeEdits(claimed).reduce((now, { oldText, newText }) => {
    expect(now.split(oldText)).toHaveLength(2);
    return now.replace(oldText, () => newText);
  }, text);
}

test.each([
  [
    "a row",
    ["| Name | Does |", "|---|---|", "| `drainPool` | Empties it |", "| `run` | Runs |"],
    ["| Name | Does |", "|---|---|", "| `run` | Runs |"],
  ],
  [
    "an item with what belongs to it",
    ["- `drainPool()`: empties it.", "  Waits for calls under way.", "- `run()`: runs."],
    ["- `run()`: runs."],
  ],
  [
    "a section with its anchor",
    [
      "# Pool",
      "",
      '<a id="drain"></a>',
      "## `drainPool`",
      "",
      "Empties it.",
      "",
      "## `run`",
      "",
      "Runs.",
    ],
    ["# Pool", "", "## `run`", "", "Runs."],
  ],
  [
    "a name of an import",
    ["```js", 'import { openPool, drainPool } from "pool";', "```"],
    ["```js", 'import { openPool } from "pool";', "```"],
  ],
])("%s goes with the thing that it is about", (_what, before, after) => {
  expect(edited(removal, before)).toBe(after.join("\n"));
});

test("a sentence about what is gone is left for a person", () => {
  const lines = ["# Pool", "", "Before you stop, call `drainPool` and wait for it."];
  expect(edited(removal, lines)).toBe(lines.join("\n"));
});

const raised = [
  "=== src/pool.ts",
  "@@ -1,3 +1,3 @@",
  "-const DEFAULT_IDLE_TIMEOUT = 30000;",
  "+const DEFAULT_IDLE_TIMEOUT = 60000;",
];

test("a value is replaced where it is stated, and nowhere else", () => {
  const lines = [
    "| Option | Default |",
    "|---|---|",
    "| `idleTimeout` | `30000` |",
    "| `other` | `30000` |",
  ];
  expect(edited(raised, lines)).toBe(
    [
      "| Option | Default |",
      "|---|---|",
      "| `idleTimeout` | `60000` |",
      "| `other` | `30000` |",
    ].join("\n"),
  );
});

test("equal lines are told apart by their neighbours", () => {
  const lines = [
    "## One",
    "Default of `idleTimeout`: `30000`.",
    "## Two",
    "Default of `other`: `30000`.",
  ];
  expect(edited(raised, lines)).toContain("## One\nDefault of `idleTimeout`: `60000`.");
});

test("parameters change places in a signature, and keep how the page writes them", () => {
  const swapped = [
    "=== src/reply.ts",
    "@@ -1,1 +1,1 @@",
    "-export function redirect(code, target) {",
    "+export function redirect(target, code) {",
  ];
  expect(edited(swapped, ["Call `redirect(code = 302, target)`."])).toBe(
    "Call `redirect(target, code = 302)`.",
  );
});
