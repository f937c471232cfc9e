/**
 * Which names each statement at the top of a cell uses and changes. Static: what the code says, not what happened.
 *
 * It goes by names. A change through an alias (`const b = a; b.push(1)`) is a change of `b` alone.
 */
import type { AnyNode, Expression, Pattern, Program, Super } from "acorn";
import { fullAncestor } from "acorn-walk";
import type { CellFlow, CellStep, NativeRead } from "@/lib/trace/cell-facts";
import { MAX_NAME_CHARS, MAX_STEP_NAMES, MAX_STEPS } from "@/lib/trace/cell-limits";
import { boundNames } from "./declared-names";
import { findLocalNames, type IsLocal } from "./local-names";
import { nativeRead } from "./native-reads";
import { plainGlobals } from "./plain-globals";

const mutators = new Set(
  "push pop shift unshift splice sort reverse fill copyWithin set add delete clear".split(" "),
);

/** Of a program without its types. */
export function cellFlow(program: Program): CellFlow {
  const isLocal = findLocalNames(program);
  const last = program.body.findLast((node) => node.type !== "EmptyStatement");
  const nativeReads: NativeRead[] = [];
  const steps = program.body.slice(0, MAX_STEPS).map((statement) => {
    const step = readStatement(statement, isLocal, nativeReads);
    const isValue = statement === last && statement.type === "ExpressionStatement";
    return isValue && !step.reads.includes("FINAL") ? { ...step, shows: true } : step;
  });
  return { steps, nativeReads: nativeReads.slice(0, MAX_STEPS) };
}

function readStatement(statement: AnyNode, isLocal: IsLocal, nativeReads: NativeRead[]): CellStep {
  const reads = new Set<string>();
  const writes = new Map<string, number>();
  const write = (name: string, node: AnyNode) => {
    if (isKept(name)) writes.set(name, Math.max(writes.get(name) ?? 0, lineOf(node)));
  };
  fullAncestor(statement, (node, _state, ancestors, type) => {
    for (const name of changedNames(node)) if (!isLocal(name, ancestors)) write(name, node);
    if (node.type !== "Identifier" || isLocal(node.name, ancestors)) return;
    if (type === "VariablePattern") return write(node.name, node);
    if (isKept(node.name)) reads.add(node.name);
    if (node.name === "context" || node.name === "documents") {
      const read = nativeRead(node.name, ancestors);
      if (read) nativeReads.push(read);
    }
  });
  const renewed = renewedNames(statement);
  return {
    line: lineOf(statement),
    endLine: Math.max(lineOf(statement), statement.loc?.end.line ?? 1),
    writes: [...writes]
      .slice(0, MAX_STEP_NAMES)
      .map(([name, line]) => ({ name, line, isNew: renewed.includes(name) })),
    reads: [...reads].slice(0, MAX_STEP_NAMES),
    isFunction: definesFunction(statement),
    shows: reads.has("print") || reads.has("console"),
  };
}

/** Names that hold something else after the statement, whatever they held before. */
function renewedNames(statement: AnyNode): string[] {
  switch (statement.type) {
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id }) => boundNames(id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return statement.id ? [statement.id.name] : [];
    case "ExpressionStatement": {
      const { expression } = statement;
      const isAssignment =
        expression.type === "AssignmentExpression" && expression.operator === "=";
      return isAssignment ? boundNames(expression.left) : [];
    }
    default:
      return [];
  }
}

function definesFunction(statement: AnyNode): boolean {
  if (statement.type === "FunctionDeclaration") return true;
  return (
    statement.type === "VariableDeclaration" &&
    statement.declarations.every(
      ({ init }) => init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression",
    )
  );
}

function isKept(name: string): boolean {
  return name.length <= MAX_NAME_CHARS && !plainGlobals.has(name);
}

function lineOf(node: AnyNode): number {
  return node.loc?.start.line ?? 1;
}

/** Names whose value the expression changes, past a plain assignment: `x++`, `x.y = 1`, `x.push(1)`. */
function changedNames(node: AnyNode): string[] {
  switch (node.type) {
    case "UpdateExpression":
      return rootNames(node.argument);
    case "AssignmentExpression":
      return node.left.type === "MemberExpression" ? rootNames(node.left) : [];
    case "UnaryExpression":
      return node.operator === "delete" ? rootNames(node.argument) : [];
    case "ForInStatement":
    case "ForOfStatement":
      return node.left.type === "VariableDeclaration" ? [] : rootNames(node.left);
    case "CallExpression":
      return node.callee.type === "MemberExpression" &&
        node.callee.property.type === "Identifier" &&
        mutators.has(node.callee.property.name)
        ? rootNames(node.callee.object)
        : [];
    default:
      return [];
  }
}

/** `a` of `a.b[0].c`. */
function rootNames(node: Expression | Pattern | Super): string[] {
  if (node.type === "Identifier") return [node.name];
  return node.type === "MemberExpression" ? rootNames(node.object) : [];
}
