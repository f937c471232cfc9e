/** Questions over several documents: each side by side, one by its name, those that hold a wording, and what changed. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const clauses = (notice: string, more: string) =>
  `# Mooring contract\n\n1.1 The Board lets the berth as seen.\n\n1.2 Either party may terminate this Agreement on ${notice} written notice.\n\n${more}1.4 Fees are due on the first of each month.\n\nThis Agreement shall be governed by the law of Norway and no other rules apply.\n`;

const documents = {
  "mooring-2030.md": clauses("thirty (30) days'", "1.3 Dogs stay ashore.\n\n"),
  "mooring-2031.md": clauses("ninety (90) days'", "1.5 Lamps are lit at dusk.\n\n"),
  "east.csv": "boat,tons\nGull,10\nTern,20\nAuk,5\n",
  "west.csv": "boat,tons\nLoon,7\nIbis,1\nKite,11\nWren,2\n",
};

const ask = builtinAsker(documents);

const moorings = ["mooring-2030.md", "mooring-2031.md"] as const;
const tables = ["east.csv", "west.csv"] as const;

test.each([
  [
    moorings,
    "What is the notice period in each document?",
    /2030\.md:\n30 days\n[\s\S]*2031\.md:\n90 days/,
  ],
  [moorings, "What is the notice period in mooring-2031?", /^90 days/],
  [moorings, "Which documents mention “Lamps are lit”?", /^mooring-2031\.md$/],
  [tables, "What is the total tons in each file?", /east\.csv: 35\nwest\.csv: 21/],
  [tables, "What is the total tons in west.csv?", /^21$/],
  [tables, "How many boats are there in both files?", /east\.csv: 3\nwest\.csv: 4/],
  [tables, "それぞれの文書のtonsの合計はいくらですか。", /east\.csv: 35\nwest\.csv: 21/],
] as const)("%j: %s", async (names, question, answer) => {
  const summary = await ask(names, question);
  expect(summary.answer).toMatchObject({ abstained: false, forced: false });
  expect(summary.answer?.text).toMatch(answer);
  expect(summary.claims.filter(({ mark }) => mark === "unsupported")).toEqual([]);
});

test.each([
  "What changed between the two versions?",
  "Was hat sich geändert?",
  "変更点は何ですか。",
])("every changed, added and removed passage is quoted from its document: %s", async (question) => {
  const { answer, evidence, claims } = await ask(moorings, question);
  expect(answer?.abstained).toBe(false);
  expect(answer?.text).toContain("thirty (30) days'");
  expect(answer?.text).toMatch(/→ “1\.2 Either party[^”]*ninety \(90\) days'/);
  expect(answer?.text).toContain("“1.5 Lamps are lit at dusk.”");
  expect(answer?.text).toContain("“1.3 Dogs stay ashore.”");
  expect(answer?.text).not.toContain("Fees are due");
  expect(new Set(evidence.map(({ doc }) => doc))).toEqual(new Set([0, 1]));
  expect(claims.filter(({ mark }) => mark === "unsupported")).toEqual([]);
});

test.each([
  [moorings, "What changed in the insurance between the two versions?"],
  [["mooring-2030.md", "east.csv"], "What changed between the two?"],
  [["mooring-2030.md", "east.csv"], "What is the total tons in each document?"],
  [tables, "Which boat is in both files?"],
] as const)("%j: %s is left unanswered", async (names, question) => {
  const { answer } = await ask(names, question);
  expect(answer?.abstained).toBe(true);
});
