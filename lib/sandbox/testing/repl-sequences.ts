/** Cells that follow one another, with the value of each; "error" for a cell that must fail, null for one without a value. */
export type ReplSequence = { name: string; cells: readonly (readonly [string, string | null])[] };

export const replSequences: readonly ReplSequence[] = [
  {
    name: "a constant may be declared again",
    cells: [
      ["const x = 1; x", "1"],
      ["const x = 2; x", "2"],
    ],
  },
  {
    name: "a variable persists and changes",
    cells: [
      ["let a = 1", null],
      ["a += 1; a", "2"],
    ],
  },
  {
    name: "a function persists",
    cells: [
      ["function f(n) { return n * 2 }", null],
      ["f(4)", "8"],
    ],
  },
  {
    name: "an arrow function persists",
    cells: [
      ["const g = (n) => n + 1;", null],
      ["g(1)", "2"],
    ],
  },
  {
    name: "a class persists",
    cells: [
      ["class A { v = 3 }", null],
      ["new A().v", "3"],
    ],
  },
  {
    name: "destructured names persist",
    cells: [
      ["const {p, q: [r]} = {p: 1, q: [2]};", null],
      ["p + r", "3"],
    ],
  },
  {
    name: "names destructured over several lines persist",
    cells: [
      ["const {\n  m,\n  n\n} = {m: 5, n: 6};", null],
      ["m + n", "11"],
    ],
  },
  {
    name: "await works at the top",
    cells: [
      ["const t = await Promise.resolve(7);", null],
      ["t", "7"],
    ],
  },
  {
    name: "a template that looks like a declaration is text",
    cells: [
      ["const s = `\nconst fake = 1;\n`;", null],
      ["s.trim()", "const fake = 1;"],
    ],
  },
  {
    name: "a loop's own variable stays in the loop",
    cells: [
      ["for (const i of [1,2]) { var last = i }\nlet done = true;", null],
      ["done", "true"],
    ],
  },
  {
    name: "a variable of a block stays in the block",
    cells: [
      ["if (true) {\n  let inner = 1;\n}\nlet outer = 2;", null],
      ["typeof inner + outer", "undefined2"],
    ],
  },
  {
    name: "a function sees its variable change later",
    cells: [
      ["let cnt = 0; function inc() { cnt++; return cnt }", null],
      ["cnt = 10; inc()", "11"],
    ],
  },
  {
    name: "two declarations in one statement persist",
    cells: [
      ["const u = 1, v = 2;", null],
      ["u + v", "3"],
    ],
  },
  {
    name: "what was declared before an error persists",
    cells: [
      ["const ok1 = 1;\nconst bad = null.x;", "error"],
      ["ok1", "1"],
    ],
  },
  {
    name: "an object as last expression is the value",
    cells: [
      ["const o = {a: 1};\no", "{a: 1}"],
      ["o.a", "1"],
    ],
  },
  {
    name: "a statement as last line has no value",
    cells: [
      ["if (true) { 5 }", null],
      ["1", "1"],
    ],
  },
  {
    name: "a comment after the last expression is no part of it",
    cells: [
      ["const z = 3;\nz // the value", "3"],
      ["z", "3"],
    ],
  },
  {
    name: "a last expression may stand over several lines",
    cells: [
      ['const arr = [1,2,3];\narr\n  .map(x => x * 2)\n  .join(",")', "2,4,6"],
      ["arr.length", "3"],
    ],
  },
];
