import { afterEach, beforeEach, expect, test } from "vitest";
import { scriptedModel } from "@/lib/model/scripted-model";
import { cell, type VerifiedWorld, verifiedWorld } from "./testing/verified-run";

const rows = "region,amount\nnorth,10\nsouth,20\nnorth,5\n";
const find = cell("const rows = grep(/^north,(\\d+)$/gm);\nprint(rows)");
const table = [
  find,
  cell("FINAL(rows.map((row) => ({ line: row.line, amount: Number(row.groups[0]) })), rows)"),
  cell("FINAL()"),
];

let world: VerifiedWorld;
beforeEach(() => {
  world = verifiedWorld();
});
afterEach(() => {
  expect(world.callsWhileChecking()).toBe(0);
});

test("a table is made again from the cells' rows, and is the same on its own text", async () => {
  await world.ask(scriptedModel(table), [rows], { form: "table" });
  expect((await world.verify()).result).toMatchObject({ status: "same", modelCalls: 0 });
});

test("a cell of the table that a new version changes is told old and new", async () => {
  await world.ask(scriptedModel(table), [rows], { form: "table" });
  const { result } = await world.verify([rows.replace("north,5", "north,6")]);
  expect(result).toMatchObject({
    status: "changed",
    answer: { text: "line | amount\n2 | 10\n4 | 6" },
    claims: [{ text: "5", now: "6" }],
  });
});

test("yes is said as it was published", async () => {
  const replies = [find, cell("FINAL(rows.length > 1, rows)"), cell("FINAL()")];
  await world.ask(scriptedModel(replies), [rows], { form: "yes-no" });
  expect((await world.verify()).result).toMatchObject({ status: "same" });
  const { result } = await world.verify([rows.replace("north,5", "west,5")]);
  expect(result).toMatchObject({ status: "changed", answer: { text: "No" } });
});
