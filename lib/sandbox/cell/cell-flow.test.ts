import { expect, test } from "vitest";
import { compileCell } from "./compile-cell";

const flowOf = (code: string) => compileCell(code).flow;
const namesOf = (code: string) =>
  flowOf(code).steps.map(({ reads, writes }) => [writes.map(({ name }) => name), reads]);
const readsOf = (code: string) =>
  flowOf(code).nativeReads.map(({ doc, start, end }) => [doc, start, end]);

test("a statement uses and makes names of the cell, whatever it calls its own inside", () => {
  expect(
    namesOf(
      [
        "const rows = grep(/x/).map((row) => row.text);",
        "let total = 0;",
        "for (const row of rows) { const n = Number(row); total += n; }",
        "const { first, rest: [second] } = split(rows);",
      ].join("\n"),
    ),
  ).toEqual([
    [["rows"], ["grep"]],
    [["total"], []],
    [["total"], ["rows"]],
    [
      ["first", "second"],
      ["split", "rows"],
    ],
  ]);
});

test("a name that an inner scope takes for itself is not the cell's", () => {
  expect(namesOf("const a = 1;\nfunction f(a) { var b = a; { let c = b; } return b; }")).toEqual([
    [["a"], []],
    [["f"], []],
  ]);
  expect(namesOf("try { risky(error) } catch (error) { print(error) }")).toEqual([
    [[], ["risky", "error", "print"]],
  ]);
});

test("changes in place are changes", () => {
  const changed = (code: string) => flowOf(code).steps[0]?.writes.map(({ name }) => name);
  expect(changed("list.push(1)")).toEqual(["list"]);
  expect(changed("counts[key].n += 1")).toEqual(["counts"]);
  expect(changed("n++")).toEqual(["n"]);
  expect(changed("delete index[0]")).toEqual(["index"]);
  expect(changed("for (item of items) {}")).toEqual(["item"]);
  expect(changed("[a, b] = pair")).toEqual(["a", "b"]);
  expect(changed("list.map(f)")).toEqual([]);
});

test("a name is new where what it meant before is gone", () => {
  const isNew = (code: string) => flowOf(code).steps.flatMap(({ writes }) => writes)[0]?.isNew;
  expect(isNew("const n = 1")).toBe(true);
  expect(isNew("n = 1")).toBe(true);
  expect(isNew("n += 1")).toBe(false);
  expect(isNew("if (m) n = 1")).toBe(false);
});

test("lines are those that the model wrote, types and all", () => {
  const flow = flowOf(
    "interface Row {\n  n: number;\n}\nlet sum: number = 0;\nfor (const row of rows as Row[]) {\n  sum += row.n;\n}\nprint(sum);",
  );
  expect(flow.steps.map(({ line, endLine, shows }) => [line, endLine, shows])).toEqual([
    [4, 4, false],
    [5, 7, false],
    [8, 8, true],
  ]);
  expect(flow.steps[1]?.writes).toEqual([{ name: "sum", line: 6, isNew: false }]);
});

test("the value of the last expression is shown, an answer is not", () => {
  expect(flowOf("const n = 1;\nn").steps.map(({ shows }) => shows)).toEqual([false, true]);
  expect(flowOf("FINAL(`${n}`, [])").steps[0]).toMatchObject({
    shows: false,
    reads: ["FINAL", "n"],
  });
});

test("code that names a text has read it, as far as its bounds are known", () => {
  expect(readsOf('const lines = context.split("\\n")')).toEqual([[0, 0, null]]);
  expect(readsOf("const text = context")).toEqual([[0, 0, null]]);
  expect(readsOf("context.slice(10, 20)")).toEqual([[0, 10, 20]]);
  expect(readsOf("context.slice(-500)")).toEqual([[0, -500, null]]);
  expect(readsOf("context.substring(0, 40)")).toEqual([[0, 0, 40]]);
  expect(readsOf("context.slice(hit.start, hit.end)")).toEqual([]);
  expect(readsOf("print(context.length)")).toEqual([]);
  expect(readsOf("documents[1].text.match(/x/g)")).toEqual([[1, 0, null]]);
  expect(readsOf("documents[1].text.slice(0, 9)")).toEqual([[1, 0, 9]]);
  expect(readsOf("print(documents.length, documents[0].name)")).toEqual([]);
  expect(readsOf("for (const d of documents) print(d.text.length)")).toEqual([[null, 0, null]]);
  expect(readsOf("documents[i].text")).toEqual([[null, 0, null]]);
  expect(readsOf("grep(/x/, { doc: documents[1] })")).toEqual([]);
  expect(readsOf("function f(context) { return context.trim(); }")).toEqual([]);
});
