/** A tool that answers later, used as if it had answered: `await` is added where only the answer can be meant. */
import type { CallExpression, Node } from "acorn";
import { ancestor } from "acorn-walk";
import { asyncToolNames } from "@/lib/sandbox/tool-declarations";
import { closingBracket } from "./code-mask";
import type { SourceRepair, StrippedCell } from "./source-repairs";
import type { Edit } from "./text-edit";

export function missingAwaits(cell: StrippedCell): SourceRepair[] {
  const repairs: SourceRepair[] = [];
  ancestor(cell.program, {
    CallExpression(call, _state, ancestors) {
      if (call.callee.type !== "Identifier" || !asyncToolNames.has(call.callee.name)) return;
      if (isInsideSyncFunction(ancestors)) return;
      const edits = editsFor(cell, call, call.callee.name, ancestors.at(-2));
      if (edits) repairs.push(repairFor(call.callee.name, edits));
    },
  });
  return repairs;
}

function repairFor(name: string, edits: Edit[]): SourceRepair {
  return { rule: "missing-await", note: `added missing await before ${name}()`, edits };
}

function isInsideSyncFunction(ancestors: readonly Node[]): boolean {
  const inner = ancestors.findLast((node) => /Function/.test(node.type));
  return inner !== undefined && !("async" in inner && inner.async === true);
}

function editsFor(
  cell: StrippedCell,
  call: CallExpression,
  name: string,
  parent: Node | undefined,
): Edit[] | null {
  const start = cell.toSource(name, call.start);
  if (start === null || !parent) return null;
  const before: Edit = { start, end: start, text: "await " };
  if (isMember(parent, call)) return isPromiseMethod(parent) ? null : inParentheses(cell, start);
  return meansAnswer(cell, parent, call) ? [before] : null;
}

/** `llm_query("…").trim()` becomes `(await llm_query("…")).trim()`. */
function inParentheses(cell: StrippedCell, start: number): Edit[] | null {
  const close = closingBracket(cell.source, cell.source.indexOf("(", start));
  if (close < 0) return null;
  return [
    { start, end: start, text: "(await " },
    { start: close + 1, end: close + 1, text: ")" },
  ];
}

function isMember(parent: Node, call: Node): boolean {
  return parent.type === "MemberExpression" && "object" in parent && parent.object === call;
}

function isPromiseMethod(parent: Node): boolean {
  const property = "property" in parent ? parent.property : null;
  const name = typeof property === "object" && property && "name" in property ? property.name : "";
  return name === "then" || name === "catch" || name === "finally";
}

/** Functions that do something with a value, never with a promise of one. */
const takesValues = /^(FINAL|ABSTAIN|String|Number|print|JSON\.\w+|console\.\w+)$/;

function meansAnswer(cell: StrippedCell, parent: Node, call: CallExpression): boolean {
  switch (parent.type) {
    case "TemplateLiteral":
    case "BinaryExpression":
    case "ExpressionStatement":
    case "SpreadElement":
    case "ForOfStatement":
      return true;
    case "CallExpression":
      return takesValues.test(calleeText(cell, parent));
    case "VariableDeclarator":
      return !isUsedAsPromise(cell, parent, call);
    default:
      return false;
  }
}

function calleeText(cell: StrippedCell, parent: Node): string {
  const text = cell.script.slice(parent.start, parent.end);
  return text.slice(0, text.indexOf("(")).trim();
}

/** A promise kept in a variable is meant when it is awaited later, collected, or chained. */
function isUsedAsPromise(cell: StrippedCell, declarator: Node, call: CallExpression): boolean {
  const text = cell.script.slice(declarator.start, call.start);
  const name = /^([\w$]+)\s*=/.exec(text)?.[1]?.replace(/\$/g, "\\$");
  if (name === undefined) return false;
  return new RegExp(
    `await\\s+${name}(?![\\w$])|Promise\\.\\w+\\([^)]*(?<![\\w$])${name}(?![\\w$])|\\.push\\(\\s*${name}(?![\\w$])|(?<![\\w$])${name}\\s*\\.(then|catch|finally)\\b`,
  ).test(cell.script);
}
