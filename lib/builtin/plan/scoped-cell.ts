/**
 * A cell written for one document, made to work on any of several: the text and the tools that take a document
 * are handed in, and what it ends with is kept instead of ending the inquiry.
 */
import { literal } from "@/lib/builtin/cell";

/** Marks the cells of one document, so that its own turns can be told from those of the others. */
export function scopeMark(document: number): string {
  return `// For document ${document}:`;
}

export function scopedCell(document: number, code: string): string {
  return `${scopeMark(document)}
const ended${document} = ((context: string): { text?: string; evidence?: Span[]; why?: string } | null => {
let ended: { text?: string; evidence?: Span[]; why?: string } | null = null;
const tell = console.log;
const print = (...values: unknown[]) => tell("[${document}]", ...values);
const grepOne = (shape: RegExp | string, options?: { within?: Span }) => grep(shape, options?.within ? options : { doc: ${document} });
const splitOne = (heading: RegExp | string) => split_sections(heading, ${document});
const citeOne = (start: number, end: number) => cite(start, end, ${document});
const finish = (text: string, evidence: Span[]) => { ended = { text, evidence }; };
const giveUp = (why: string) => { ended = { why }; };
${toolsOf(code)}
return ended;
})(documents[${document}].text);
if (ended${document}) console.log("[${document}] ended: " + JSON.stringify(ended${document}.text === undefined ? { why: ended${document}.why } : { text: ended${document}.text.slice(0, 1200) }));`;
}

/** The cell's calls of tools, outside its strings, become calls of those of the one document. */
function toolsOf(code: string): string {
  return code
    .replace(/(?<![\w.$"'`])grep\(/g, "grepOne(")
    .replace(/(?<![\w.$"'`])split_sections\(/g, "splitOne(")
    .replace(/(?<![\w.$"'`])cite\(/g, "citeOne(")
    .replace(/(?<![\w.$"'`])FINAL\(/g, "finish(")
    .replace(/(?<![\w.$"'`])ABSTAIN\(/g, "giveUp(")
    .replace(/(?<![\w.$"'`])console\.log\(/g, "print(");
}

/** What one document's cells printed, as if it were the only one. */
export function observationOf(document: number, observation: string): string {
  const mark = `[${document}] `;
  return observation
    .split("\n")
    .flatMap((line) => {
      const at = line.indexOf(mark);
      return at >= 0 && at <= 1 ? [line.slice(at + mark.length)] : [];
    })
    .join("\n");
}

/** Joins the answers of all documents by name. The values are taken from the cells that computed them. */
export function joinedAnswer(names: readonly string[]): string {
  const parts = names.map(
    (name, index) =>
      `${literal(name)} + (ended${index}.text.includes("\\n") ? ":\\n" : ": ") + ended${index}.text`,
  );
  return parts.join(` + "\\n" + `);
}
