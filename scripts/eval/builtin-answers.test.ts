/** The built-in engine on the product's own path: real loop, sandbox and gate, documents of our own. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const documents = {
  "sales.csv": "city,year,amount\nGhent,2020,10.5\nBruges,2020,4\nGhent,2021,7.25\nBruges,2021,9\n",
  "letters.txt": [1, 2, 3]
    .map(
      (n) =>
        `=== LETTER ${n} OF 3: To aunt ${"ABC"[n - 1]} ===\n\nDear aunt, the sea\nfog is ${n === 2 ? "gone" : "thick"}. Yours, Tom.\n`,
    )
    .join("\n"),
  "rules.txt":
    "HARBOUR RULES\n\nSection 1. Scope\n\nThese rules bind every boat.\n\nSection 2. Speed\n\n(1) No boat may exceed five knots.\n(2) Pilots may go faster.\n",
  "ledger.csv": `city,amount\n${Array.from({ length: 60_000 }, (_, n) => `${["Ghent", "Bruges", "Ypres"][n % 3]},${n % 3 === 1 ? 3 : 2}\n`).join("")}`,
  "report.md":
    "# Report\n\n| Team | Points |\n|---|---|\n| Red | 10 |\n| Blue | 20 |\n| Total | 35 |\n",
};

const ask = builtinAsker(documents);

test.each([
  ["sales.csv", "What is the total amount for Ghent?", "17.75"],
  ["sales.csv", "What was the amount of Bruges in 2021?", "9"],
  ["sales.csv", "In which year was the amount for Ghent highest?", "2020"],
  [
    "letters.txt",
    'In how many letters does "sea fog is thick" occur (any case, line breaks as spaces)?',
    "2 letters",
  ],
  ["letters.txt", 'Which letters do not mention "thick"?', "To aunt B"],
  ["rules.txt", "What does section 2(1) say?", "“No boat may exceed five knots.”"],
  ["rules.txt", "How many sections do these rules have?", "2"],
] as const)("%s: %s %s", async (name, question, answer) => {
  const summary = await ask(name, question);
  expect(summary.answer).toMatchObject({ text: answer, abstained: false, forced: false });
  expect(summary.evidence.length).toBeGreaterThan(0);
});

test("groups of many thousand rows are added up in one pass", async () => {
  const summary = await ask("ledger.csv", "Which city has the highest total amount?");
  expect(summary.answer).toMatchObject({ abstained: false, forced: false });
  expect(summary.answer?.text).toContain("Bruges");
}, 15_000);

test("a stated total that its rows contradict is told", async () => {
  const summary = await ask("report.md", "What is the sum of points over all teams?");
  expect(summary.answer?.text).toMatch(/^30\n.*35/s);
});

test.each([
  ["sales.csv", "What is the total amount for Antwerp?", "Antwerp"],
  ["sales.csv", "Why did sales fall?", "fall"],
  ["letters.txt", 'How many times does "tom" occur?', "depends on how"],
  ["rules.txt", "Quote section 7.", "0 provisions"],
] as const)("%s: %s is left unanswered", async (name, question, reason) => {
  const summary = await ask(name, question);
  expect(summary.answer?.abstained).toBe(true);
  expect(summary.answer?.text).toContain(reason);
});
