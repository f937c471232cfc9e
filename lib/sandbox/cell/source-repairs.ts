/**
 * Repairs of a cell that parses but cannot work: imports, exports, its own variable under a tool's name,
 * a missing `await`. Found in the syntax tree of the stripped cell, made in the source as written.
 */
import type { Node } from "acorn";
import type { Repair } from "@/lib/trace/event";
import { missingAwaits } from "./missing-await";
import { ownNames } from "./own-names";
import { type ParsedCell, parseCell, syntaxErrorIn } from "./parse-cell";
import { applyEdits, type Edit } from "./text-edit";

export type StrippedCell = ParsedCell & {
  source: string;
  /** From an occurrence of a word in the script to the same one in the source; null when types hide which it is. */
  toSource(word: string, scriptOffset: number): number | null;
};

export type SourceRepair = Repair & { edits: Edit[] };

type FindRepairs = (cell: StrippedCell) => SourceRepair[];

const finders: readonly FindRepairs[] = [importLines, exportWords, ownNames, missingAwaits];

export function repairSource(source: string): { source: string; repairs: Repair[] } {
  let current = source;
  const repairs: Repair[] = [];
  for (const find of finders) {
    const found = find(strippedCell(current));
    const repaired = applyEdits(
      current,
      found.flatMap(({ edits }) => edits),
    );
    if (repaired === current || syntaxErrorIn(repaired) !== null) continue;
    repairs.push(...found.map(({ rule, note }) => ({ rule, note })));
    current = repaired;
  }
  return { source: current, repairs };
}

function strippedCell(source: string): StrippedCell {
  const { script, program } = parseCell(source);
  return {
    source,
    script,
    program,
    toSource(word, scriptOffset) {
      const inScript = occurrences(script, word);
      const inSource = occurrences(source, word);
      if (inScript.length !== inSource.length) return null;
      return inSource[inScript.indexOf(scriptOffset)] ?? null;
    },
  };
}

function occurrences(text: string, word: string): number[] {
  const pattern = new RegExp(`(?<![\\w$])${word.replace(/\$/g, "\\$")}(?![\\w$])`, "g");
  return [...text.matchAll(pattern)].map((hit) => hit.index);
}

/** An import that has its lines to itself is taken away; the lines stay, so that numbers keep. */
function importLines(cell: StrippedCell): SourceRepair[] {
  const imports = cell.program.body.filter((node) => node.type === "ImportDeclaration");
  if (imports.length === 0) return [];
  const names = imports.map((node) => JSON.stringify(node.source.value));
  return [
    {
      rule: "import",
      note: `removed import of ${names.join(", ")} (no modules in the sandbox; tools are globals)`,
      edits: imports.flatMap((node) => blankLines(cell, node)),
    },
  ];
}

function blankLines(cell: StrippedCell, node: Node): Edit[] {
  const others = cell.program.body.filter((each) => each !== node);
  const first = node.loc?.start.line ?? 1;
  const last = node.loc?.end.line ?? first;
  const isShared = others.some(
    (each) => (each.loc?.start.line ?? 0) <= last && (each.loc?.end.line ?? 0) >= first,
  );
  if (isShared) return [];
  const lines = cell.source.split("\n");
  const start = lines.slice(0, first - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const removed = lines.slice(first - 1, last).join("\n");
  return [{ start, end: start + removed.length, text: "\n".repeat(last - first) }];
}

function exportWords(cell: StrippedCell): SourceRepair[] {
  const edits = cell.program.body.flatMap((node): Edit[] => {
    if (node.type !== "ExportNamedDeclaration" && node.type !== "ExportDefaultDeclaration")
      return [];
    if (!node.declaration) return blankLines(cell, node);
    const start = cell.toSource("export", node.start);
    if (start === null) return [];
    const end = start + (node.declaration.start - node.start);
    return [{ start, end, text: "" }];
  });
  return edits.length > 0 ? [{ rule: "export", note: 'removed "export"', edits }] : [];
}
