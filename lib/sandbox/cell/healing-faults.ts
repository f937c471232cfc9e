/** Sixty-four typical faults of model-written cells: the repairs that must come, or "none" where no rule may claim to help. */
export type Fault = { name: string; reply: string; rules: string[] | "none" };

export const healingFaults: readonly Fault[] = [
  {
    name: "a fence with prose around it",
    reply:
      "Here is the code:\n```typescript\nconst x: number = 1;\nconsole.log(x);\n```\nThis prints x.",
    rules: [],
  },
  {
    name: "a fence that is never closed",
    reply: "```ts\nconst x: number = 1;\nconsole.log(x);",
    rules: [],
  },
  {
    name: "two fences that belong together",
    reply: "```ts\nconst x = 1;\n```\nThen:\n```ts\nconsole.log(x);\n```",
    rules: ["joined-blocks"],
  },
  {
    name: "a think block before the code",
    reply: "<think>I should look at stats</think>\nconst s = text_stats();\nconsole.log(s);",
    rules: ["think-block", "reply-as-cell"],
  },
  {
    name: "a sentence before the code",
    reply: "Let me look at the document first.\nconst s = text_stats();",
    rules: ["reply-as-cell", "prose"],
  },
  {
    name: "imports of modules that do not exist",
    reply:
      'import { text_stats } from "tools";\nimport fs from "fs";\nconst s = text_stats();\ns.length',
    rules: ["reply-as-cell", "import"],
  },
  {
    name: "an import of a type",
    reply: 'import type { Foo } from "x";\nconst s = 1;',
    rules: ["reply-as-cell"],
  },
  {
    name: "a require, which is left to fail with a hint",
    reply: 'const fs = require("fs");\nconst s = text_stats();',
    rules: ["reply-as-cell"],
  },
  {
    name: "exports",
    reply: "export const x = 1;\nexport default function main() { return x; }\nmain()",
    rules: ["reply-as-cell", "export"],
  },
  {
    name: "an export list",
    reply: "const a = 1;\nexport { a };",
    rules: ["reply-as-cell", "export"],
  },
  { name: "a return at the top", reply: "const x = 1;\nreturn x;", rules: ["reply-as-cell"] },
  {
    name: "two missing braces",
    reply: "for (const l of [1,2,3]) {\n  if (l > 1) {\n    console.log(l);\n",
    rules: ["reply-as-cell", "brackets"],
  },
  {
    name: "a missing parenthesis",
    reply: "console.log([1,2,3].map(x => x * 2);",
    rules: ["reply-as-cell", "brackets"],
  },
  {
    name: "a missing bracket of a list",
    reply: "const a = [1, 2, 3;\nconsole.log(a);",
    rules: ["reply-as-cell", "brackets"],
  },
  {
    name: "a brace that closes nothing",
    reply: "const a = 1;\n}\nconsole.log(a);",
    rules: ["reply-as-cell", "brackets"],
  },
  {
    name: "curly quotes as delimiters",
    reply: "const s = “hello”;\nconst t = ‘x’;\nconsole.log(s, t);",
    rules: ["reply-as-cell", "smart-quotes"],
  },
  {
    name: "curly quotes inside a string",
    reply: 'const s = "He said “hi”";\nconsole.log(s);',
    rules: ["reply-as-cell"],
  },
  {
    name: "a Python function",
    reply: "```python\ndef f(x):\n    return x + 1\nprint(f(1))\n```",
    rules: "none",
  },
  {
    name: "a Python comment",
    reply: "# look at the stats\nconst s = text_stats();\nconsole.log(s)",
    rules: ["reply-as-cell", "python-comments"],
  },
  {
    name: "a Python format string",
    reply: 'const n = 1;\nconsole.log(f"n is {n}");',
    rules: ["reply-as-cell", "python-words"],
  },
  {
    name: "Python words for true, null and and",
    reply: "const a = True;\nconst b = None;\nif (a and not b) { console.log(a); }",
    rules: ["reply-as-cell", "python-words"],
  },
  { name: "print", reply: "print(text_stats())", rules: ["reply-as-cell"] },
  {
    name: "len(), which is left to fail with a hint",
    reply: 'const n = len(fuzzy_search("x", 3));\nconsole.log(n)',
    rules: ["reply-as-cell"],
  },
  {
    name: "a Python slice",
    reply: 'const s = "hello";\nconsole.log(s[1:3]);',
    rules: ["reply-as-cell", "python-words"],
  },
  {
    name: "a Python loop",
    reply: "```python\nfor x in [1,2,3]:\n    console.log(x)\n```",
    rules: "none",
  },
  {
    name: "a string in three quotes",
    reply: 'const s = """multi\nline""";',
    rules: ["reply-as-cell", "python-words"],
  },
  {
    name: "elif",
    reply: "const a = 1;\nif (a > 1) { console.log(1) } elif (a == 1) { console.log(2) }",
    rules: ["reply-as-cell", "python-words"],
  },
  {
    name: "a fence inside a template",
    reply: "const p = `Extract from: ```json {} ``` done`;\nconsole.log(p);",
    rules: ["reply-as-cell", "template-fence"],
  },
  {
    name: "backticks inside a template",
    reply: "const p = `The `foo` function`;\nconsole.log(p);",
    rules: ["reply-as-cell", "template-backticks"],
  },
  {
    name: "a string broken over two lines",
    reply: 'const p = "line one\nline two";\nconsole.log(p);',
    rules: ["reply-as-cell", "broken-string"],
  },
  {
    name: "a missing comma in an object",
    reply: "```ts\nconst o = { a: 1 b: 2 };\n```",
    rules: "none",
  },
  {
    name: "a constant declared twice in one cell",
    reply: "```ts\nconst x = 1;\nconst x = 2;\nconsole.log(x);\n```",
    rules: "none",
  },
  {
    name: "await in a plain function",
    reply:
      'function g(q: string) { const r = await llm_query(q); return r; }\nconst z = await g("a");',
    rules: ["reply-as-cell", "async-function"],
  },
  {
    name: "await in the callback of map",
    reply: 'const rs = [1,2].map(i => await llm_query("q"+i));\nconsole.log(rs);',
    rules: ["reply-as-cell", "async-function"],
  },
  {
    name: "a missing await",
    reply: 'const r = llm_query("hi");\nconsole.log(r.toUpperCase());',
    rules: ["reply-as-cell", "missing-await"],
  },
  {
    name: "await in the callback of forEach",
    reply: '[1,2].forEach(async i => { console.log(await llm_query("q"+i)); });\n"done"',
    rules: ["reply-as-cell"],
  },
  {
    name: "an enum",
    reply: "enum Color { Red, Green }\nconst c: Color = Color.Red;\nconsole.log(c);",
    rules: ["reply-as-cell"],
  },
  {
    name: "a namespace, which is stripped and left to fail",
    reply: "```ts\nnamespace A { export const x = 1; }\nconsole.log(A.x);\n```",
    rules: [],
  },
  {
    name: "parameter properties",
    reply:
      "```ts\nclass A { constructor(private x: number) {} g() { return this.x; } }\nnew A(3).g()\n```",
    rules: [],
  },
  {
    name: "a cast in angle brackets",
    reply: "const x: any = 1;\nconst y = <number>x;\ny",
    rules: ["reply-as-cell"],
  },
  {
    name: "a decorator",
    reply: "```ts\nfunction d(t: any) {}\n@d class A {}\nnew A()\n```",
    rules: "none",
  },
  { name: "JSX", reply: "```ts\nconst x = <div>hi</div>;\n```", rules: "none" },
  { name: "types only", reply: "```ts\ninterface A { x: number }\ntype B = A[];\n```", rules: [] },
  {
    name: "the declarations of the prompt, repeated",
    reply:
      "```ts\ndeclare function llm_query(p: string): Promise<string>;\ndeclare const context: string;\nconst s = context.length;\n```",
    rules: [],
  },
  {
    name: "claims that something is not null",
    reply: '```ts\nconst m = "a1".match(/\\d/)!;\nm[0]!\n```',
    rules: [],
  },
  {
    name: "an inline flag of another regex engine",
    reply: 'const r = /(?i)foo/;\nconsole.log(r.test("FOO"));',
    rules: ["reply-as-cell", "regex-flags"],
  },
  {
    name: "a named group of another regex engine",
    reply: '```ts\nconst r = /(?P<year>\\d{4})/;\nr.exec("2024")\n```',
    rules: ["regex-flags"],
  },
  {
    name: "an invalid pattern in a string, which parses",
    reply: '```ts\nconst r = new RegExp("(foo");\nr\n```',
    rules: [],
  },
  {
    name: "an object literal alone",
    reply: "```ts\n{ a: 1, b: 2 }\n```",
    rules: ["object-literal"],
  },
  {
    name: "everything in a function main",
    reply: "async function main() {\n  const s = text_stats();\n  console.log(s);\n}\nmain();",
    rules: ["reply-as-cell"],
  },
  {
    name: "HTML entities",
    reply: 'if (1 &lt; 2 &amp;&amp; 3 &gt; 2) { console.log("x") }',
    rules: ["reply-as-cell", "html-entities"],
  },
  {
    name: "a space that does not break",
    reply: "const\u00a0x = 1;\nconsole.log(x);",
    rules: ["reply-as-cell"],
  },
  {
    name: "invisible characters",
    reply: "\ufeffconst x = 1;\u200b\nconsole.log(x);",
    rules: ["reply-as-cell", "invisible-characters"],
  },
  {
    name: "a literal line break between statements",
    reply: "const s = text_stats();\\nconsole.log(s);",
    rules: ["reply-as-cell", "literal-line-breaks"],
  },
  {
    name: "line numbers",
    reply: "1  const s = text_stats();\n2  console.log(s);",
    rules: ["reply-as-cell", "line-prefixes"],
  },
  {
    name: "prompts of a console",
    reply: "> const s = text_stats();\n> console.log(s);",
    rules: ["reply-as-cell", "line-prefixes"],
  },
  {
    name: "the plus signs of a diff",
    reply: "+const s = 1;\n+console.log(s);",
    rules: ["reply-as-cell", "line-prefixes"],
  },
  {
    name: "free text in FINAL",
    reply: "FINAL(The answer is 42)",
    rules: ["final-text"],
  },
  {
    name: "a variable in FINAL_VAR, which is left to fail with a hint",
    reply: "const answer = 42;\nFINAL_VAR(answer)",
    rules: ["reply-as-cell"],
  },
  {
    name: "a program that breaks off, not known to be cut",
    reply:
      "const parts = [];\nfor (let i = 0; i < 10; i++) {\n  parts.push(slice(i * 1000, (i + 1) * 10",
    rules: ["reply-as-cell", "brackets"],
  },
  { name: "an octal number of old", reply: "```ts\nconst x = 012;\nx\n```", rules: "none" },
  {
    name: "a missing semicolon before a bracket, which parses",
    reply: "const a = 1\n[1,2].forEach(x => console.log(x))",
    rules: ["reply-as-cell"],
  },
  {
    name: "semicolons too many",
    reply: "const x = 1;;\n;console.log(x)",
    rules: ["reply-as-cell"],
  },
  {
    name: "a generic arrow function",
    reply: "```ts\nconst id = <T>(x: T): T => x;\nid(3)\n```",
    rules: [],
  },
];
