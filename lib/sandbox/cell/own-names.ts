/** `const context = documents[0].text`: a cell's own variable under a tool's name gets another name within the cell. */
import type { Node } from "acorn";
import { fullAncestor } from "acorn-walk";
import { reservedNames } from "@/lib/sandbox/tool-declarations";
import { topLevelDeclarations } from "./declared-names";
import type { SourceRepair, StrippedCell } from "./source-repairs";
import type { Edit } from "./text-edit";

export function ownNames(cell: StrippedCell): SourceRepair[] {
  const declared = topLevelDeclarations(cell.program).filter(({ name }) => reservedNames.has(name));
  return declared.flatMap(({ name, start, end }) => {
    const edits = renameEdits(cell, name, { start, end });
    if (!edits) return [];
    return [
      {
        rule: "own-name",
        note: `renamed your variable "${name}" to "${name}_" (${name} is a tool of the sandbox)`,
        edits,
      },
    ];
  });
}

/** Null when the name is declared a second time inside: then it is not plain which is meant where. */
function renameEdits(
  cell: StrippedCell,
  name: string,
  declaration: { start: number; end: number },
): Edit[] | null {
  const edits: Edit[] = [];
  let isClear = true;
  fullAncestor(cell.program, (node, _state, ancestors, type) => {
    if (!isNamed(node, name)) return;
    const isId = node.start === declaration.start;
    if (type === "VariablePattern" && !isId && declares(ancestors)) isClear = false;
    // Up to the end of its own declaration the name still means the tool.
    if (!isId && node.start < declaration.end) return;
    const at = cell.toSource(name, node.start);
    if (at === null) isClear = false;
    else if (!edits.some((edit) => edit.start === at))
      edits.push({ start: at, end: at + name.length, text: replacement(name, node, ancestors) });
  });
  return isClear && edits.length > 0 ? edits : null;
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && "name" in node && node.name === name;
}

function declares(ancestors: readonly Node[]): boolean {
  return ancestors.some((each) =>
    /^(VariableDeclarator|FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassDeclaration|CatchClause)$/.test(
      each.type,
    ),
  );
}

/** `{ context }` stands for a property and a variable: only the variable is renamed. */
function replacement(name: string, node: Node, ancestors: readonly Node[]): string {
  const isShorthand = ancestors.some(
    (each) =>
      each.type === "Property" &&
      "shorthand" in each &&
      each.shorthand === true &&
      each.start === node.start,
  );
  return isShorthand ? `${name}: ${name}_` : `${name}_`;
}
