/** A cell that works is never touched, however odd it looks. */
import { expect, test } from "vitest";
import { compileCell } from "./compile-cell";
import { readReply } from "./read-reply";

const validCells: readonly string[] = [
  "// find the totals\nconst rows = context.split('\\n').map((l) => l.split(','));\nprint(rows.length)",
  "const hits = grep(/\\b(shall|must)\\s+indemnify\\b/gi);\nconsole.log(hits.length, hits[0]);",
  'const quoted = "He said “hi” – and left…";\nprint(quoted)',
  "const html = '&lt;b&gt;';\nprint(html.replace(/&lt;/g, '<'))",
  "const md = `# Title\n- item\n> quote`;\nprint(md)",
  'const py = "if a and not b: True";\nprint(py)',
  "const re = /^#\\s+(.*)$/gm;\nprint([...context.matchAll(re)].length)",
  "const t = `a ${`nested ${1 + 1}`} b`;\nt",
  "type Row = { a: number; b?: string };\nconst rows: Row[] = [{ a: 1 }];\nrows.at(0)!.a satisfies number",
  "enum Kind { A, B }\nprint(Kind.A)",
  "class Counter<T> { #map = new Map<T, number>(); add(key: T): void { this.#map.set(key, (this.#map.get(key) ?? 0) + 1) } }\nnew Counter<string>().add('x')",
  "const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);\nsum([1, 2])",
  "label: for (const a of [1]) { for (const b of [2]) { if (a < b) continue label } }",
  "const { a, ...rest } = { a: 1, b: 2 };\nrest",
  "const big = 10n ** 20n;\nbig",
  "const n = 1_000_000;\nn / 3",
  "let s = '';\nfor (let i = 0; i < 3; i++) s += i;\ns",
  "try { JSON.parse('{') } catch (e) { print((e as Error).message) } finally { print('end') }",
  "const answers = await llm_query_batched(split_sections(/^ARTICLE/m).map((s) => ({ prompt: 'Who?', context: s.body })));\nprint(answers)",
  "async function ask(q: string) { return await llm_query(q) }\nprint(await ask('x'))",
  "function* ids() { yield 1 }\n[...ids()]",
  "const fence = '```ts';\nprint(fence)",
  "const zero = '\u200b';\nprint(zero.length)",
  "const x = a1 => a1 ? /x/.test('x') : 4 / 2 / 1;\nx(0)",
  "FINAL(`${grep(/x/).length} rows`, grep(/x/).slice(0, 3))",
  "if (true) { const context = 'inner'; print(context) }",
  "const o = { context: 1, grep: 2 };\nprint(o.context)",
  "print(`a\\nb`, 'it\\'s', \"q\\\"q\")",
  "const regex = /[/\\]]+\\//;\nregex.source",
  "void 0",
];

test.each(validCells)("%s", (code) => {
  const read = readReply(`\`\`\`ts\n${code}\n\`\`\``, { truncated: false });
  expect(read).toEqual({ kind: "cell", code, written: code, repairs: [] });
  const lines = compileCell(code).script.split("\n").length;
  expect(lines).toBe(code.split("\n").length + 1);
});
