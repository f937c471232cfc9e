import { describe, expect, test } from "vitest";
import type { ReadReply } from "@/lib/sandbox/sandbox";
import { compileCell } from "./compile-cell";
import { CellSyntaxError } from "./parse-cell";
import { readReply } from "./read-reply";

const read = (reply: string): ReadReply => readReply(reply, { truncated: false });

function cellOf(reply: string): Extract<ReadReply, { kind: "cell" }> {
  const found = read(reply);
  if (found.kind !== "cell") throw new Error(`no cell but ${JSON.stringify(found)}`);
  return found;
}

const notesOf = (reply: string): string[] => cellOf(reply).repairs.map(({ note }) => note);

const tooDeep = "the cell is nested too deeply; write it in several shorter steps";

/** Why a cell does not compile; null when it does. */
function faultOf(code: string): string | null {
  try {
    compileCell(code);
    return null;
  } catch (error) {
    if (error instanceof CellSyntaxError) return error.message;
    throw error;
  }
}

describe("a reply", () => {
  test("with one fence is its cell, untouched", () => {
    const code = '// plan: count\nconst n = context.split("\\n").length;\nn';
    expect(cellOf(`Some words.\n\`\`\`ts\n${code}\n\`\`\`\nMore words.`)).toEqual({
      kind: "cell",
      code,
      written: code,
      repairs: [],
    });
  });

  test("with imagined output loses it, and is told", () => {
    const reply =
      "```ts\nconst n = grep(/x/).length;\nprint(n);\n```\nOutput:\n```\n38\n```\n```ts\nFINAL(`${n}`, [])\n```";
    expect(cellOf(reply).code).toBe("const n = grep(/x/).length;\nprint(n);\nFINAL(`${n}`, [])");
    expect(notesOf(reply)).toEqual([
      "joined your 2 code blocks into one cell",
      "ignored 1 block that is not code (output that you write yourself is not output)",
    ]);
  });

  test("with an untagged fence is a cell, but not when it is shown as output", () => {
    expect(cellOf("```\nprint(1)\n```").code).toBe("print(1)");
    expect(read("It prints:\n```\nprint(1)\n```")).toEqual({ kind: "none" });
  });

  test("with thoughts before the fence loses them", () => {
    expect(notesOf("<think>\n```ts\nwrong()\n```\n</think>\n```ts\nprint(1)\n```")).toEqual([
      "dropped a <think> block",
    ]);
    expect(cellOf("I wonder.\n</think>\n```ts\nprint(1)\n```").code).toBe("print(1)");
  });

  test("that ends in FINAL outside a fence is that call", () => {
    const reply = 'The final answer is 0.\nFINAL("0", [])';
    expect(cellOf(reply)).toEqual({
      kind: "cell",
      code: 'FINAL("0", [])',
      written: 'FINAL("0", [])',
      repairs: [{ rule: "final-as-cell", note: "took FINAL(…) as a cell" }],
    });
  });

  test("with a broken FINAL is not published as its own text", () => {
    expect(read('```ts\nFINAL("42 rows", [grep(/x/) hits)\n```').kind).toBe("broken");
  });

  test("of code alone, with FINAL at its end, is taken whole", () => {
    const code = "const n = grep(/x/).length;\nFINAL(`${n}`, [])";
    expect(cellOf(code).code).toBe(code);
  });

  test.each([
    ["prose", "The final answer is 0."],
    ["nothing", ""],
    ["a list", "- first\n- second"],
    ["JSON", '{"answer": 42}'],
    ["Japanese prose", "答えは三つです。"],
  ])("of %s holds no cell", (_what, reply) => {
    expect(read(reply)).toEqual({ kind: "none" });
  });

  test("in Python is broken, with the way out", () => {
    const reply = "```python\nfor c in contracts:\n    print(c.lower())\n```";
    expect(read(reply)).toMatchObject({
      kind: "broken",
      error: {
        line: 1,
        hint: "This is Python. Cells are TypeScript: for (const x of xs) { … }, s.toLowerCase(), s.includes(x), xs.length, console.log(x).",
      },
    });
  });

  test("with a broken cell keeps the line of the error", () => {
    expect(read("```ts\nconst a = 1;\nconst o = { a: 1 b: 2 };\n```")).toMatchObject({
      kind: "broken",
      code: "const a = 1;\nconst o = { a: 1 b: 2 };",
      error: { line: 2 },
    });
  });

  const depths: [string, (count: number) => string][] = [
    ["sums", (count) => `0${"+x".repeat(count)}`],
    ["calls", (count) => `print(c${".f()".repeat(count)})`],
    ["lists", (count) => `print(${"[".repeat(count)}${"]".repeat(count)})`],
  ];

  test.each(depths)("of %s nested deeper than the stack is broken, and says so", (_, nested) => {
    for (let count = 500; count <= 2_500; count += 50) {
      const found = read(`\`\`\`ts\n${nested(count)}\n\`\`\``);
      if (found.kind === "cell") expect([null, tooDeep]).toContain(faultOf(found.code));
      else
        expect(found).toMatchObject({
          kind: "broken",
          error: { message: `SyntaxError: ${tooDeep}` },
        });
    }
    expect(read(`\`\`\`ts\n${nested(6_000)}\n\`\`\``)).toMatchObject({
      kind: "broken",
      repairs: [],
    });
  });

  test("of too long a cell is broken before any rule looks at it", () => {
    const startedAt = performance.now();
    expect(read(`\`\`\`ts\nconst s = "${"`".repeat(100_000)}\n\`\`\``)).toMatchObject({
      kind: "broken",
      error: { message: expect.stringContaining("more than 65536 characters") },
    });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test.each([
    ["backticks", "`"],
    ["double quotes", '"'],
    ["single quotes", "'"],
    ["slashes", "/"],
    ["opening brackets", "("],
    ["statements", "a = b; "],
    ["arrows", "x => await y\n"],
  ])("of sixty thousand %s is read in bounded time", (_what, piece) => {
    const startedAt = performance.now();
    const code = `const x = ;\n${piece.repeat(60_000 / piece.length)}`;
    expect(read(`\`\`\`ts\n${code}\n\`\`\``).kind).toBe("broken");
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe("a cell that parses but cannot work", () => {
  test("loses its imports, and keeps its lines", () => {
    const found = cellOf('```ts\nimport fs from "fs";\nconst n = 1;\n```');
    expect(found.code).toBe("\nconst n = 1;");
    expect(found.repairs[0]?.note).toBe(
      'removed import of "fs" (no modules in the sandbox; tools are globals)',
    );
  });

  test("has its own variable renamed where it bears a tool's name", () => {
    const found = cellOf(
      "```ts\nconst context: string = documents[0].text;\nconst lines = context.split('\\n');\nconst o = { context };\nprint(o.context, lines)\n```",
    );
    expect(found.code).toBe(
      "const context_: string = documents[0].text;\nconst lines = context_.split('\\n');\nconst o = { context: context_ };\nprint(o.context, lines)",
    );
    expect(found.repairs[0]?.note).toBe(
      'renamed your variable "context" to "context_" (context is a tool of the sandbox)',
    );
  });

  test("keeps meaning the tool up to the end of its own declaration", () => {
    expect(cellOf("```ts\nconst context = context.slice(0, 9);\nprint(context)\n```").code).toBe(
      "const context_ = context.slice(0, 9);\nprint(context_)",
    );
  });

  test("is left alone where a second declaration makes the name ambiguous", () => {
    const code =
      "const grep = (p: string) => 1;\nconst f = (grep: any) => grep(1);\nprint(grep('x'))";
    expect(cellOf(`\`\`\`ts\n${code}\n\`\`\``).code).toBe(code);
  });

  test.each([
    [
      "const r = llm_query('a');\nprint(r.length)",
      "const r = await llm_query('a');\nprint(r.length)",
    ],
    ["print(llm_query('a'))", "print(await llm_query('a'))"],
    ["llm_query('a').trim()", "(await llm_query('a')).trim()"],
    ["`${llm_query('a')}`", "`${await llm_query('a')}`"],
    [
      "for (const s of fuzzy_search('a')) print(s)",
      "for (const s of await fuzzy_search('a')) print(s)",
    ],
    ["const s: Span[] = fuzzy_search('a');", "const s: Span[] = await fuzzy_search('a');"],
  ])("gets the await that is missing: %s", (code, repaired) => {
    expect(cellOf(`\`\`\`ts\n${code}\n\`\`\``).code).toBe(repaired);
  });

  test.each([
    "const p = llm_query('a');\nconst r = await p;",
    "const ps: Promise<string>[] = [];\nps.push(llm_query('a'));\nawait Promise.all(ps)",
    "const rs = await Promise.all([llm_query('a'), llm_query('b')]);",
    "llm_query('a').then((r) => print(r))",
    "const f = () => llm_query('a');\nawait f()",
  ])("keeps the promise that is meant: %s", (code) => {
    expect(cellOf(`\`\`\`ts\n${code}\n\`\`\``)).toMatchObject({ code, repairs: [] });
  });
});
