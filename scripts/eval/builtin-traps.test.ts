/** Texts that invite a wrong answer: hidden totals, mixed spellings, amended clauses, numbers that begin anew. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const wideColumns = Array.from({ length: 90 }, (_, n) => `measure of station number ${n}`);

const documents = {
  "harvest.csv": `crop,year,tons\nevery crop,2001,60\nrye,2001,10\noats,2001,20\nbarley,2001,30\nevery crop,2002,66\nrye,2002,11\noats,2002,22\nbarley,2002,33\n`,
  "tides.csv": `"Tides at the old pier",,,\r\nday,flagCode,high_water,mud and sand\r\n2021-04-01,AB,310,4\r\n2021-04-02,ab,290,6\r\n2022-04-03,AB,335,5\r\n`,
  "wide.csv": `place,${wideColumns.join(",")}\nHarbour,${wideColumns.map((_, n) => n + 0.5).join(",")}\nMill,${wideColumns.map((_, n) => n * 2).join(",")}\n`,
  "films.csv":
    "film,grade\nSea Mist,B\nSea Glass,B-plus\nSea Wall,B\nThe B Road,A\nBee Garden,B-plus\n",
  "pumps.log":
    "210401 061502 17 INFO pump.Main: started, all well\n210401 061733 18 WARN pump.Valve: slow (2, 3)\n210402 071502 17 INFO pump.Main: INFO sent\n",
  "gates.log":
    "2021-04-01 06:15:02,117 - INFO  [gate-1] - opened\n2021-04-01 07:15:02,118 - WARN  [gate-2] - stuck, again\n2021-04-02 07:15:02,119 - WARN  [gate-2] - stuck\n",
  "visits.csv": `visit,pier,boats\n${Array.from({ length: 24 }, (_, n) => `${501 + n},${["east", "west"][n % 2]},${(n * 7) % 5}`).join("\n")}\n`,
  "few-visits.csv": "visit,pier\n501,east\n502,west\n503,east\n",
  "tolls.csv": "gate,date,toll\nEast,Jan 1 2020,2.5\nEast,Feb 1 2020,3.5\nEast,Feb 1 2021,9\n",
  "berth.md":
    "# Berth agreement\n\n7.1 Each party's liability under this Agreement is limited to 900 crowns for each year.\n\n8.1 The berth is let as seen.\n\n# Amendment No. 1\n\nIn Section 7.1, the sum of 900 crowns is replaced by 1,200 crowns.\n",
  "bote.txt":
    'Bootsordnung\n\n§ 1 Liegeplatz\n(1) Der Platz kostet 40 EUR.\n(2) Er ist sauber zu halten.\n\n§ 2 Gäste\nGäste melden sich an.\n\n§ 3 Hunde\nHunde sind anzuleinen.\n\n§ 4 Pfand\n(1) Ein Pfand ist zu stellen.\n(2) Die Kaution beträgt 90 EUR.\n\n§ 5 Winter\n(1) Es gibt ein Lager.\n(2) Die Lagermiete beträgt 70 EUR.\n\nNachtrag vom 3. Mai 2021\n\n1. § 1 Abs. 1 erhält folgende Fassung: "Der Platz kostet 55 EUR."\n2. § 2 wird aufgehoben.\n3. § 4 Abs. 2 wird gestrichen.\n',
  "係留契約.txt":
    "係留契約書\n\n第1条(目的)\n甲は乙に桟橋を貸す。\n\n第2条(料金)\n乙は月額8千円を支払う。\n\n第3条(期間)\n期間は2年とする。\n\n覚書\n令和3年5月1日付けで、第2条の料金を月額9千円に改める。\n",
  "rules.md":
    "# Rules of the pier\n\n## Article 1: Name\n\nThe name is Old Pier.\n\n## Article 2: Fees\n\nThe fee is 40 crowns.\n\n## Article 3: Dogs\n\nDogs are kept on a lead.\n\n# Resolution of 3 May\n\nArticle 2 is hereby replaced: the fee is 55 crowns.\n",
  "quay.txt":
    "QUAY LEASE\n\n9. LIABILITY\n\n  a)  Neither party is liable for lost profit.\n\n  b)  Either party's liability shall be limited to the rent paid under this Agreement.\n",
  "港則.txt":
    "港則\n\n第一条\n\n　この規則は、港内のすべての船に適用する。\n\n第二条\n\n　船は灯火を掲げなければならない。\n\n　　　附　則\n\n第一条\n\n　この規則は、公布の日から施行する。\n\n第二条\n\n　旧規則は、廃止する。\n",
};

const ask = builtinAsker(documents);

test.each([
  ["harvest.csv", "What is the total tons of oats?", "42"],
  ["tides.csv", "How many rows have the flagCode AB?", "2"],
  ["tides.csv", "How many rows are from 2021?", "2"],
  ["tides.csv", "How many days had a high_water below 320?", "2"],
  ["tides.csv", "How many rows have a high_water between 290 and 310 inclusive?", "2"],
  ["tides.csv", "What was the highest high_water, and on which day?", "2022-04-03: 335"],
  ["tides.csv", "What was the lowest high_water, and when?", "2021-04-02: 290"],
  ["wide.csv", "What is the measure of station number 7 of Harbour?", "7.5"],
  ["films.csv", 'How many films have the grade "B"?', "2"],
  ["pumps.log", "How many lines have the level WARN?", "1"],
  ["gates.log", "How many WARN lines were logged on 2021-04-01?", "1"],
  ["tolls.csv", "What was the average toll in 2020?", "3"],
  ["港則.txt", "第二条の条文を引用してください。", "「船は灯火を掲げなければならない。」"],
  ["bote.txt", "Wie lautet § 3?", "“Hunde sind anzuleinen.”"],
  ["係留契約.txt", "第3条の条文を引用してください。", "「期間は2年とする。」"],
  ["rules.md", "Quote article 3.", "“Dogs are kept on a lead.”"],
] as const)("%s: %s %s", async (name, question, answer) => {
  const { answer: given } = await ask(name, question);
  expect(given).toMatchObject({ text: answer, abstained: false });
});

test.each([
  ["harvest.csv", "What is the total tons in 2001?", "every crop"],
  ["harvest.csv", "Which crop has the highest tons in 2002?", "every crop"],
  ["tides.csv", "What was the highest high_water, and in which harbour?", ""],
  ["tides.csv", "What was the mud on 2021-04-01?", "mud"],
  ["berth.md", "Quote the limitation of liability.", "amends this clause"],
  ["berth.md", "Quote section 7.1.", ""],
  ["bote.txt", "Wie lautet § 1 Absatz 1?", "ändert diese Klausel"],
  ["bote.txt", "Wie lautet § 2?", "ändert diese Klausel"],
  ["bote.txt", "Wie hoch ist die Kaution?", "ändert diese Klausel"],
  ["係留契約.txt", "第2条の条文を引用してください。", "改めています"],
  ["rules.md", "Quote article 2.", "amends this clause"],
  ["quay.txt", "Quote the limitation of liability.", "one item of several"],
] as const)("%s: %s is left unanswered", async (name, question, reason) => {
  const { answer } = await ask(name, question);
  expect(answer?.abstained).toBe(true);
  expect(answer?.text).toContain(reason);
});

test("a column that numbers the records is counted, never added up", async () => {
  const counted = await ask("visits.csv", "How many visits are from the east pier?");
  expect(counted.answer?.text).toMatch(/^12\b/);
  const largest = await ask("visits.csv", "What is the largest visit?");
  expect(largest.answer?.abstained).toBe(true);
});

test("too few records tell no number from an amount", async () => {
  const { answer } = await ask("few-visits.csv", "How many visits are from the east pier?");
  expect(answer?.abstained).toBe(true);
});

test("the value of a provision that no later passage amends is still told", async () => {
  const { answer, evidence } = await ask("bote.txt", "Wie hoch ist die Lagermiete?");
  expect(answer?.text).toBe("70 EUR");
  expect(evidence[0]?.quote).toContain("Die Lagermiete beträgt 70 EUR.");
});
