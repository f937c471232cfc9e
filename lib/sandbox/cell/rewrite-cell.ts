/**
 * A cell as a script that can follow others in one context: declarations at the top persist and may be
 * made again, `await` works, the last expression is the value. Edits are made in place, so that a line
 * number in a stack is the line that the model wrote.
 */
import type {
  ClassDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ModuleDeclaration,
  Program,
  Statement,
  VariableDeclaration,
} from "acorn";
import { reservedNames } from "@/lib/sandbox/tool-declarations";
import { boundNames, topLevelDeclarations } from "./declared-names";
import { CellSyntaxError } from "./parse-cell";
import { applyEdits, type Edit } from "./text-edit";

type Rewriting = { source: string; edits: Edit[]; variables: Set<string>; functions: Set<string> };

/** `javaScript` is a cell without its types, `program` what it parses to. Throws CellSyntaxError. */
export function rewriteCell(javaScript: string, program: Program): string {
  const rewriting: Rewriting = {
    source: javaScript,
    edits: [],
    variables: new Set(),
    functions: new Set(),
  };
  for (const node of program.body) rewriteStatement(rewriting, node);
  checkNames(program);
  returnLastValue(rewriting, program);
  const names = [...rewriting.variables, ...rewriting.functions];
  const declared = names.length > 0 ? `var ${names.join(",")};` : "";
  const hoisted = [...rewriting.functions].map((name) => `globalThis.${name}=${name};`).join("");
  const body = applyEdits(javaScript, rewriting.edits);
  return `${declared}__settle(async()=>{${hoisted}${body}\n})`;
}

function rewriteStatement(rewriting: Rewriting, node: Statement | ModuleDeclaration): void {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      blank(rewriting, node.start, node.end);
      break;
    case "ExportNamedDeclaration":
      rewriteNamedExport(rewriting, node);
      break;
    case "ExportDefaultDeclaration":
      rewriteDefaultExport(rewriting, node);
      break;
    case "VariableDeclaration":
      assignVariables(rewriting, node);
      break;
    case "FunctionDeclaration":
      rewriting.functions.add(node.id.name);
      break;
    case "ClassDeclaration":
      assignClass(rewriting, node);
      break;
    default:
  }
}

function rewriteNamedExport(rewriting: Rewriting, node: ExportNamedDeclaration): void {
  blank(rewriting, node.start, node.declaration?.start ?? node.end);
  if (node.declaration) rewriteStatement(rewriting, node.declaration);
}

function rewriteDefaultExport(rewriting: Rewriting, node: ExportDefaultDeclaration): void {
  const { declaration } = node;
  blank(rewriting, node.start, declaration.start);
  if (declaration.type === "FunctionDeclaration" && declaration.id)
    rewriting.functions.add(declaration.id.name);
  else if (declaration.type === "ClassDeclaration" && declaration.id)
    rewriteClass(rewriting, declaration.id.name, declaration.start, declaration.end);
  else {
    rewriting.edits.push({ start: declaration.start, end: declaration.start, text: "(" });
    rewriting.edits.push({ start: declaration.end, end: declaration.end, text: ")" });
  }
}

function blank(rewriting: Rewriting, start: number, end: number): void {
  const text = rewriting.source.slice(start, end).replace(/[^\n]/g, " ");
  rewriting.edits.push({ start, end, text });
}

/** `const {a} = f()` becomes `;    ({a} = f())`: an assignment to script-level variables. */
function assignVariables(rewriting: Rewriting, node: VariableDeclaration): void {
  for (const name of node.declarations.flatMap((each) => boundNames(each.id)))
    rewriting.variables.add(name);
  const keywordEnd = node.start + node.kind.length;
  const first = node.declarations[0]?.start ?? keywordEnd;
  const last = node.declarations.at(-1)?.end ?? node.end;
  const isPattern = node.declarations.some((each) => each.id.type !== "Identifier");
  rewriting.edits.push({ start: node.start, end: keywordEnd, text: ";".padEnd(node.kind.length) });
  if (isPattern) rewriting.edits.push({ start: first, end: first, text: "(" });
  for (const each of node.declarations) {
    if (each.init || each.id.type !== "Identifier") continue;
    const value = node.kind === "var" ? each.id.name : "void 0";
    rewriting.edits.push({ start: each.end, end: each.end, text: `=${value}` });
  }
  if (isPattern) rewriting.edits.push({ start: last, end: last, text: ")" });
  if (rewriting.source[node.end - 1] !== ";")
    rewriting.edits.push({ start: node.end, end: node.end, text: ";" });
}

function assignClass(rewriting: Rewriting, node: ClassDeclaration): void {
  rewriteClass(rewriting, node.id.name, node.start, node.end);
}

function rewriteClass(rewriting: Rewriting, name: string, start: number, end: number): void {
  rewriting.variables.add(name);
  rewriting.edits.push({ start, end: start, text: `;${name}=` });
  rewriting.edits.push({ start: end, end, text: ";" });
}

/** A tool's name cannot be declared: the assignment would be silently without effect. */
function checkNames(program: Program): void {
  for (const { name, line, column } of topLevelDeclarations(program)) {
    if (reservedNames.has(name))
      throw new CellSyntaxError(
        `"${name}" is a tool of the sandbox; give your variable another name`,
        line,
        column,
      );
  }
}

function returnLastValue(rewriting: Rewriting, program: Program): void {
  const last = program.body.findLast((node) => node.type !== "EmptyStatement");
  if (last?.type !== "ExpressionStatement") return;
  const { end } = last.expression;
  rewriting.edits.push({ start: last.start, end: last.start, text: "return (" });
  rewriting.edits.push({ start: end, end, text: ")" });
  if (!rewriting.source.slice(end, last.end).includes(";"))
    rewriting.edits.push({ start: last.end, end: last.end, text: ";" });
}
