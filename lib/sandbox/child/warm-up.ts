/**
 * What a new process does while nobody needs it: it reads and compiles cells. The first iterations of a run would
 * otherwise pay for V8 getting to know this program.
 */
import { compileCell } from "@/lib/sandbox/cell/compile-cell";
import { readReply } from "@/lib/sandbox/cell/read-reply";

/** Enough for V8's second compiler; more brings nothing that a run would notice. */
const ROUNDS = 12;

const replies = [
  "First a look at the lines.\n```ts\nconst hits: Span[] = grep(/total of \\d+/gi, { limit: 20 });\nprint(hits.length);\nfor (const hit of hits.slice(0, 3)) print(hit.line, read_lines(hit.line, hit.line + 1));\n```",
  "```ts\nconst rows = context.split('\\n').map((line) => line.split(','));\nconst sums = new Map<string, number>();\nfor (const [name = '', amount] of rows) sums.set(name, (sums.get(name) ?? 0) + Number(amount));\nprint([...sums].sort((a, b) => b[1] - a[1]));\n```",
  "```ts\nconst parts = await llm_query_batched(hits.map((hit) => ({ prompt: 'What is ' + hit.text, context: hit.text })));\ntry { print(parts.filter((part) => /yes/i.test(part)).length); } catch (error) { print(String(error)); }\nasync function later({ a = 1, ...rest }: { a?: number }) { return { ...rest, a: a ** 2 }; }\nFINAL('There are ' + parts.length, hits);\n```",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Code as a model writes it.
  "```ts\nconst prompts = Array.from({ length: 3 }, (_, page) => ({ prompt: `Page ${page + 1} of ${context.length}`, context: read_lines(page * 40 + 1, page * 40 + 40) }));\nprint((await llm_query_batched(prompts)).length, documents[0]?.name ?? 'none');\n```",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Code as a model writes it.
  "```js\nlet total = 0; const seen = {};\nfor (let at = 0; at < documents.length; at++) { if (!seen[at] && at % 2 === 0) continue; total += Number(documents[at].text.match(/(\\d+) items?/)?.[1] || 0); }\nconst { lines, ...others } = text_stats();\nconst kind = total > 10 ? 'many' : 'few';\nif (kind === 'many') { FINAL({ answer: `There are ${total}`, evidence: grep('items').map(({ start, end }) => [start, end]) }); } else { ABSTAIN(\"nothing was found\"); }\n```",
];

/** Goes on in small steps until all is warm, or `isWanted` says that the process has work to do. */
export function warmUp(isWanted: () => boolean, round = 0): void {
  if (round === ROUNDS || isWanted()) return;
  for (const reply of replies) {
    const read = readReply(reply, { truncated: false });
    if (read.kind === "cell") compileCell(read.code);
  }
  setImmediate(() => warmUp(isWanted, round + 1));
}
