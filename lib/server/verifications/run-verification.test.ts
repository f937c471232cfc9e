import { afterEach, beforeEach, expect, test } from "vitest";
import { ModelCallError } from "@/lib/model/model";
import { scriptedModel } from "@/lib/model/scripted-model";
import { cell, type VerifiedWorld, verifiedWorld } from "./testing/verified-run";

const rows = "region,amount\nnorth,10\nsouth,20\nnorth,5\n";
const contract = [
  "SUPPLY AGREEMENT",
  "1. The monthly fee is $500 and is due on the first day of each month.",
  "2. Either party may end this agreement with a notice of thirty days.",
  "3. The governing law is the law of Delaware.",
  "",
].join("\n");

const countNorth = [
  cell("const rows = grep(/^north,(\\d+)$/gm);\nprint(rows)"),
  cell("FINAL(`${rows.length} rows`, rows)"),
  cell("FINAL()"),
];

const typedFee = [
  cell("print(grep('monthly fee'))"),
  cell('FINAL("The fee is $500 a month.", ["The monthly fee is $500"])'),
  cell("FINAL()"),
];

let world: VerifiedWorld;
beforeEach(() => {
  world = verifiedWorld();
});
afterEach(() => {
  expect(world.callsWhileChecking()).toBe(0);
});

test("the run's own text gives the same answer, its cells run again and no model asked", async () => {
  await world.ask(scriptedModel(countNorth), [rows]);
  const { result, error } = await world.verify();
  expect(error).toBeNull();
  expect(result).toMatchObject({ status: "same", cells: 2, modelCalls: 0, evidence: [] });
});

test("a computed value that the new version changes is told old and new", async () => {
  await world.ask(scriptedModel(countNorth), [rows]);
  const { result } = await world.verify([`${rows}north,7\n`]);
  expect(result).toMatchObject({
    status: "changed",
    answer: { text: "3 rows", abstained: false },
    claims: [{ text: "2", now: "3" }],
  });
});

test("a value that a model typed is told with what stands in its place now", async () => {
  await world.ask(scriptedModel(typedFee), [contract], { question: "What is the monthly fee?" });
  const { result } = await world.verify([contract.replace("$500", "$650")]);
  expect(result).toMatchObject({
    status: "changed",
    answer: null,
    claims: [{ text: "500", mark: "verified", now: "650", markNow: "unsupported" }],
    evidence: [{ quote: "The monthly fee is $500", place: { line: 2 }, nearest: { line: 2 } }],
  });
});

test("lines put in above change places, not the answer", async () => {
  await world.ask(scriptedModel(typedFee), [contract], { question: "What is the monthly fee?" });
  const { result } = await world.verify([`Preamble.\nMore of it.\n${contract}`]);
  expect(result).toMatchObject({ status: "same", evidence: [] });
});

test("an answer in words is not called the same when what the model looked at differs", async () => {
  const cheapest = [
    cell("print(grep(/^\\w+,\\d+$/gm).map(String))"),
    cell('FINAL("South is the cheapest.", ["south,2"])'),
    cell("FINAL()"),
  ];
  const prices = "region,price\nnorth,10\nsouth,2\n";
  await world.ask(scriptedModel(cheapest), [prices], { question: "Which region is cheapest?" });
  expect((await world.verify()).result?.status).toBe("same");
  const { result } = await world.verify([prices.replace("north,10", "north,1")]);
  expect(result).toMatchObject({
    status: "changed",
    answer: null,
    differingCells: [{ cell: 1, spanId: "iteration-1/cell" }],
  });
});

test("a cell that fails on the new text is named with its error", async () => {
  const first = [
    cell("const [head] = grep(/^region,amount$/m);\nprint(head.line)"),
    cell("FINAL(`Line ${head.line}`, [head])"),
    cell("FINAL()"),
  ];
  await world.ask(scriptedModel(first), [rows]);
  const { result } = await world.verify([rows.replace("region,amount", "Region;Amount")]);
  expect(result).toMatchObject({ status: "broken", cell: 1, reason: "cell-failed" });
  expect(result?.status === "broken" && result.message).toContain("undefined");
});

const askEach = [
  cell(
    'const parts = await llm_query_batched(["Say A", "Say B"].map((prompt) => ({ prompt, context: context.slice(0, 13) })));\nprint(parts)',
  ),
  cell("FINAL(`${parts.join(' and ')}`, ['north,10'])"),
  cell("FINAL()"),
];

test("sub-calls are answered from the record, and a request that it lacks needs a model", async () => {
  const replies = [askEach[0], "Alpha", "Beta", askEach[1], askEach[2]].map((text) => text ?? "");
  await world.ask(scriptedModel(replies), [rows]);
  expect((await world.verify()).result).toMatchObject({ status: "same", recordedReplies: 2 });
  const below = await world.verify([`${rows}east,1\n`]);
  expect(below.result?.status).toBe("same");
  const { result } = await world.verify([rows.replace("region", "bezirk")]);
  expect(result).toMatchObject({ status: "broken", cell: 1, reason: "needs-model" });
  expect(result?.status === "broken" && result.message).toContain("sub-call 1");
  expect(result?.status === "broken" && result.message).toContain("Say A");
});

test("a missing reply is told even where the code catches the error", async () => {
  const caught = [
    cell(
      "let word = 'none';\ntry { word = await llm_query('Word?', context) } catch {}\nprint(word)",
    ),
    cell("FINAL(word, ['north,10'])"),
    cell("FINAL()"),
  ];
  const replies = [caught[0], "Alpha", caught[1], caught[2]].map((text) => text ?? "");
  await world.ask(scriptedModel(replies), [rows]);
  const { result } = await world.verify([`${rows}east,1\n`]);
  expect(result).toMatchObject({ status: "broken", reason: "needs-model" });
});

test("a nested run is answered by its recorded result while its text is the same", async () => {
  const outer = [
    cell("const name = await rlm_query('Which region?', context.slice(14, 22));\nprint(name)"),
    cell("FINAL(`It is ${name}`, ['north,10'])"),
    cell("FINAL()"),
  ];
  const inner = [cell("print(context)"), cell('FINAL("north", ["north,10"])'), cell("FINAL()")];
  const replies = [outer[0], ...inner, outer[1], outer[2]].map((text) => text ?? "");
  await world.ask(scriptedModel(replies), [rows]);
  expect((await world.verify()).result).toMatchObject({ status: "same", recordedReplies: 1 });
  expect((await world.verify([`${rows}east,1\n`])).result?.status).toBe("same");
  const { result } = await world.verify([rows.replace("north,10", "north,11")]);
  expect(result).toMatchObject({ status: "broken", reason: "needs-model" });
  expect(result?.status === "broken" && result.message).toContain("nested run 1");
});

test("random values and times come out as they did, so cells that print them still hold", async () => {
  const drawn = [
    cell("const drawn = Math.random();\nprint(drawn, Date.now())"),
    cell("print(Math.random())"),
    cell("FINAL(`Drew ${drawn}`, ['north,10'])"),
    cell("FINAL()"),
  ];
  await world.ask(scriptedModel(drawn), [rows]);
  expect((await world.verify()).result).toMatchObject({ status: "same", cells: 3 });
  expect((await world.verify([`${rows}east,1\n`])).result?.status).toBe("same");
});

test("an answer by reading is the same while its quotes stand, and says what was not checked", async () => {
  const read = [
    cell('FINAL("The fee is $500 a month.", ["The monthly fee is $500"])'),
    cell("FINAL()"),
  ];
  await world.ask(scriptedModel([...read]), [contract], {
    question: "What is the fee?",
    mode: "direct",
  });
  expect((await world.verify()).result).toMatchObject({
    status: "same",
    isReadingUnchecked: false,
  });
  const elsewhere = await world.verify([contract.replace("Delaware", "Ohio")]);
  expect(elsewhere.result).toMatchObject({ status: "same", isReadingUnchecked: true });
  const { result } = await world.verify([contract.replace("$500", "$650")]);
  expect(result).toMatchObject({ status: "changed", claims: [{ text: "500", now: "650" }] });
});

test("an abstention that the new text settles is changed", async () => {
  const maybe = [
    cell("const hits = grep('discount');\nprint(hits)"),
    cell(
      "if (hits.length === 0) ABSTAIN('Nothing is said of a discount.'); else FINAL(`Line ${hits[0].line}`, hits)",
    ),
  ];
  await world.ask(scriptedModel(maybe), [contract]);
  expect((await world.verify()).result?.status).toBe("same");
  const { result } = await world.verify([`${contract}4. A discount of 5 % applies.\n`]);
  expect(result).toMatchObject({ status: "changed", answer: { text: "Line 5", abstained: false } });
});

test("runs without a confirmed answer say why they cannot be checked", async () => {
  const failing = async () => {
    throw new ModelCallError({ code: "unauthorized", message: "The key is wrong.", attempts: 1 });
  };
  await world.ask(failing, [rows]);
  expect((await world.verify()).error).toContain("The key is wrong.");
  await world.ask(scriptedModel([cell("FINAL('7 rows', [])"), cell("print(1)")]), [rows], {
    budget: { iterations: 1, subCalls: 0, tokens: 1e6, costUsd: 1, seconds: 60, depth: 1 },
  });
  const { error, result } = await world.verify();
  expect(result).toBeNull();
  expect(error).toMatch(/cut this run off|stopped|failed/);
});

test("a text that is no longer stored, and a log of another version, are told in words", async () => {
  const events = await world.ask(scriptedModel(countNorth), [rows]);
  expect((await world.verify(["0".repeat(64)])).error).toContain("no longer stored");
  const { error } = await world.verify();
  expect(error).toBeNull();
  await world.rewrite(events.filter((event) => event.type !== "run-end"));
  expect((await world.verify()).error).toContain("has not ended");
});
