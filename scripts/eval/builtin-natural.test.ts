/** The first questions that a stranger asks of reports, logs, orders and contracts, in three languages. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const mills = [
  ["Alder", "R. Voss", "12", "4,100"],
  ["Birch", "S. Okoro", "9", "3,250"],
  ["Cedar", "R. Voss", "31", "7,900"],
  ["Elm", "T. Lind", "15", "5,050"],
] as const;

const log = [
  ["2031-05-03T23:58:10Z", "info", "api", 12],
  ["2031-05-04T09:59:59Z", "error", "api", 900],
  ["2031-05-04T10:00:00Z", "error", "web", 310],
  ["2031-05-04T10:20:31Z", "warn", "web", 45],
  ["2031-05-04T10:59:59Z", "error", "api", 1200],
  ["2031-05-04T11:30:00Z", "info", "api", 8],
] as const;

const documents = {
  "mills.txt": `To the owners of our 4 mills.\n\nIn total, output came to 20,000 tons.\n\n${mills
    .map(
      ([name, foreman, crew, output], n) =>
        `Report ${n + 1} of 4: ${name}\n=====\nForeman: ${foreman}\nCrew: ${crew}\nOutput: ${output} tons\nOutput, last season: ${n + 1},000 tons\n\nThe wheel ran ${n * 7 + 3} days.`,
    )
    .join("\n\n")}\n`,
  "gaps.md":
    "# Yards\n\n## North yard\n\n**Stock:** 40 t\n\n## South yard\n\nNothing was counted.\n\n**Keeper:** Ann\n\n## East yard\n\n**Stock:** 12 t\n\n**Keeper:** Bo\n",
  "mixed.txt":
    "Kiosk One\n\nTakings: 500 EUR\n\nKiosk Two\n\nTakings: 700 USD\n\nKiosk Three\n\nTakings: 900 EUR\n",
  "支店報告.txt": [1, 2, 3]
    .map((n) => `報告${n}: 第${n}支店\n売上：${n}00万円\n従業員：${n * 4}人\n`)
    .join("\n"),
  "night.jsonl": `${log.map(([time, level, service, ms]) => JSON.stringify({ time, level, service, ms })).join("\n")}\n`,
  "orders.csv":
    "order,region,units,amount\n7001,north,3,30.5\n7002,south,1,12\n7003,north,2,19.5\n7004,west,9,80\n7005,south,4,41\n7006,west,5,44\n7007,north,6,61\n7008,south,2,20\n7009,west,1,9\n7010,north,8,77\n",
  "berth.md":
    '# Berth agreement\n\nbetween **Harbour Board**, Quay 1 (the "Board")\n\nand **Gull Ferries Ltd**, Quay 9 (the "Tenant")\n\n## 1. Terms\n\n1.1 "Berth" means the mooring at Quay 9.\n\n1.2 Invoices are payable within thirty (30) days of receipt.\n\n## 2. End\n\n2.1 This Agreement runs for an indefinite term.\n\n2.2 Either party may terminate this Agreement on sixty (60) days\' written notice.\n\n2.3 The Tenant may leave at once if the Board fails to dredge within fourteen (14) days of a notice.\n\n## 3. Care\n\n3.1 The care period is six months from the first mooring.\n\n3.2 The Tenant shall pay the Board one crown for each day of delay.\n',
};

const ask = builtinAsker(documents);

test.each([
  ["mills.txt", "What is the output in total?", "20,300 tons"],
  ["mills.txt", "Which mill has the highest output?", "Cedar"],
  ["mills.txt", "Which mill has the second highest output, and how much?", "Elm: 5,050 tons"],
  ["mills.txt", "Who is the foreman of Birch?", "S. Okoro"],
  ["mills.txt", "What was the output of Elm last season?", "4,000 tons"],
  ["mills.txt", "How many mills have a crew of more than 11?", "3"],
  ["mills.txt", "What is the average crew per mill?", "16.75"],
  ["mills.txt", "How many mills does each foreman have?", "R. Voss: 2"],
  ["支店報告.txt", "売上の合計はいくらですか。", "600万円"],
  ["支店報告.txt", "従業員の合計は何人ですか。", "24人"],
  ["night.jsonl", "How many errors were there between 10:00 and 11:00?", "2"],
  ["night.jsonl", "How many errors were there between 10:00 and 10:59:59?", "2"],
  ["night.jsonl", "How many errors were there on 4 May?", "3"],
  ["night.jsonl", "10時から11時までのエラーは何件ですか。", "2件"],
  ["night.jsonl", "How many requests per level?", "error: 3\ninfo: 2\nwarn: 1"],
  ["night.jsonl", "What is the average ms per service?", "api: 530\nweb: 177.5"],
  ["night.jsonl", "When was the last error?", "2031-05-04T10:59:59Z"],
  ["night.jsonl", "Which service had the most errors?", "api"],
  ["night.jsonl", "Wie viele Zeilen gibt es je service?", "api: 4\nweb: 2"],
  ["orders.csv", "How many units were sold in the north region?", "19"],
  ["orders.csv", "What is the average amount per order?", "39.4"],
  ["orders.csv", "What is the total amount per region?", "north: 188\nsouth: 73\nwest: 133"],
  [
    "orders.csv",
    "By how much is the total amount of north higher than that of west?",
    "55\nnorth: 188, west: 133",
  ],
  ["berth.md", "What is the notice period?", "60 days\n“2.2 Either party may"],
  ["berth.md", "What is the payment term?", "30 days\n“1.2 Invoices"],
  ["berth.md", "How long is the care period?", "6 months\n“3.1 The care period"],
  ["berth.md", "What does “Berth” mean?", '"Berth" means the mooring'],
  ["berth.md", "Who is the Tenant?", "Gull Ferries Ltd"],
  ["berth.md", "What does section 1.2 say?", "“Invoices are payable within"],
  ["berth.md", "Which sections mention “Tenant”?", "End\nCare"],
] as const)("%s: %s %s", async (name, question, answer) => {
  const summary = await ask(name, question);
  expect(summary.answer).toMatchObject({ abstained: false, forced: false });
  expect(summary.answer?.text).toContain(answer);
  expect(summary.evidence.length).toBeGreaterThan(0);
  expect(summary.claims.filter(({ mark }) => mark === "unsupported")).toEqual([]);
});

test("a total that the text states and its parts do not give is told, with its place", async () => {
  const summary = await ask("mills.txt", "What is the output in total?");
  expect(summary.answer?.text).toContain("20,000");
  expect(summary.evidence.some(({ quote }) => quote.includes("20,000"))).toBe(true);
});

test.each([
  ["mills.txt", "Which county has the highest output?", "county"],
  ["mills.txt", "Which season has the highest output?", "season"],
  ["gaps.md", "What is the stock in total?", "South yard"],
  ["mixed.txt", "What are the takings in total?", ""],
  ["orders.csv", "How many units did north sell more than the east?", "east"],
  ["orders.csv", "How much more is the total amount of south than of north?", "73"],
  ["orders.csv", "What is the total order?", ""],
  ["berth.md", "How many days must the Board give the Tenant?", ""],
  ["berth.md", "What is the notice fee?", "notice"],
  ["berth.md", "What is the limit of liability?", "limit of liability"],
] as const)("%s: %s is left unanswered", async (name, question, reason) => {
  const { answer } = await ask(name, question);
  expect(answer?.abstained).toBe(true);
  expect(answer?.text).toContain(reason);
});

test.each([
  ["berth.md", "Wie hoch ist die Miete?", /Gesucht|Diese Frage/],
  ["orders.csv", "Wie hoch ist die Summe der Gewinne?", /Spalten: order, region/],
  ["orders.csv", "利益の合計はいくらですか。", /列: order, region/],
  ["berth.md", "賃料はいくらですか。", /探しました|この質問/],
] as const)("%s: the reason is in the language of %s", async (name, question, reason) => {
  const { answer } = await ask(name, question);
  expect(answer?.abstained).toBe(true);
  expect(answer?.text).toMatch(reason);
});

test("candidates are told with their lines", async () => {
  const { answer } = await ask(
    "berth.md",
    "How many days must the Tenant pay the Board for delay of mooring?",
  );
  expect(answer?.abstained).toBe(true);
  expect(answer?.text).toMatch(/line \d+: “/);
});
