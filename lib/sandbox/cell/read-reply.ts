/** Finds the cell in a model's reply, repairs it where a rule can, and says what was done. */

import type { ReadReply } from "@/lib/sandbox/sandbox";
import type { Repair } from "@/lib/trace/event";
import { syntaxCellError } from "./cell-error";
import { type FencedBlock, fencedBlocks, outsideFences } from "./fences";
import { type Healed, healCell } from "./heal-cell";
import { CellSyntaxError, syntaxErrorIn, withinStack } from "./parse-cell";
import { repairSource } from "./source-repairs";

const codeTag = /^(ts|tsx|js|jsx|javascript|typescript|repl)$/;
const pythonTag = /^(py|python)$/;
const outputLead = /\b(output|result|prints?)\b|出力|結果/i;
/** What a reply without a fence must hold to be taken for code as a whole. */
const codeWords = /\b(const|let|console|print|grep|context|FINAL|ABSTAIN|read_lines|locate)\b/;

const codeShape = /\b(const|let|var)\s|;\s*$|=>|\w\(/m;

type Extracted = { source: string; repairs: Repair[] };

export function readReply(reply: string, { truncated }: { truncated: boolean }): ReadReply {
  // Half a program, closed up, would run and answer: a reply that was cut off never does.
  if (truncated) return { kind: "none" };
  const plain = withoutThinking(reply.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const extracted = extract(plain.source);
  if (!extracted) return { kind: "none" };
  const healed = healCell(extracted.source);
  const before = [...plain.repairs, ...extracted.repairs];
  if (healed.error) return broken(extracted.source, before, healed.error);
  const repaired = repairedSource(healed.source);
  if (repaired instanceof CellSyntaxError) return broken(extracted.source, before, repaired);
  return {
    kind: "cell",
    code: repaired.source,
    written: extracted.source,
    repairs: [...before, ...healed.repairs, ...repaired.repairs],
  };
}

/** A tree that the parser could just build may be too deep for those who walk it. */
function repairedSource(source: string): ReturnType<typeof repairSource> | CellSyntaxError {
  try {
    return withinStack(() => repairSource(source));
  } catch (error) {
    if (error instanceof CellSyntaxError) return error;
    throw error;
  }
}

function broken(source: string, repairs: Repair[], error: NonNullable<Healed["error"]>): ReadReply {
  const told = syntaxCellError(error, source);
  return { kind: "broken", code: source, written: source, repairs, error: told };
}

function withoutThinking(reply: string): Extracted {
  const source = reply
    .replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/g, "")
    .replace(/^[\s\S]*<\/think(?:ing)?>/, "");
  const repairs =
    source === reply ? [] : [{ rule: "think-block", note: "dropped a <think> block" }];
  return { source, repairs };
}

function extract(text: string): Extracted | null {
  const blocks = fencedBlocks(text);
  const tagged = blocks.filter((block) => codeTag.test(block.tag));
  const code = tagged.length > 0 ? tagged : blocks.filter(isUntaggedCode);
  if (code.length > 0) return joined(code, blocks);
  const python = blocks.filter((block) => pythonTag.test(block.tag));
  if (python.length > 0)
    return { source: python.map((block) => block.body).join("\n"), repairs: [] };
  const outside = outsideFences(text);
  return trailingFinal(outside) ?? wholeReply(outside);
}

function isUntaggedCode(block: FencedBlock): boolean {
  return block.tag === "" && !outputLead.test(block.lead);
}

function joined(code: FencedBlock[], all: FencedBlock[]): Extracted {
  const bodies = code.map((block) => block.body).filter((body) => body.trim() !== "");
  const repairs: Repair[] = [];
  if (bodies.length > 1)
    repairs.push({
      rule: "joined-blocks",
      note: `joined your ${bodies.length} code blocks into one cell`,
    });
  const ignored = all.filter((block) => !code.includes(block) && !pythonTag.test(block.tag)).length;
  if (ignored > 0)
    repairs.push({
      rule: "ignored-blocks",
      note: `ignored ${ignored} block${ignored > 1 ? "s" : ""} that ${ignored > 1 ? "are" : "is"} not code (output that you write yourself is not output)`,
    });
  return { source: bodies.join("\n"), repairs };
}

/** Prose that ends in a call of FINAL: the call is the cell. */
function trailingFinal(text: string): Extracted | null {
  const found = /(?:^|\n)[ \t]*((?:await\s+)?(?:FINAL|ABSTAIN)\s*\()/.exec(text);
  if (!found || !/\)\s*;?\s*$/.test(text)) return null;
  const start = found.index + found[0].length - (found[1]?.length ?? 0);
  const before = text.slice(0, start).trim();
  // Code before the call belongs to it: then the whole reply is the cell.
  if (before !== "" && (syntaxErrorIn(before) === null || codeShape.test(before))) return null;
  const repairs = before === "" ? [] : [{ rule: "final-as-cell", note: "took FINAL(…) as a cell" }];
  return { source: text.slice(start).trim(), repairs };
}

function wholeReply(text: string): Extracted | null {
  const source = text.trim();
  if (!/[;=()]/.test(source) || !codeWords.test(source)) return null;
  const healed = healCell(source);
  if (healed.error) return null;
  return { source, repairs: [{ rule: "reply-as-cell", note: "took the reply as a cell" }] };
}
