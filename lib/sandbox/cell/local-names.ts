/** Which names of a cell belong to an inner scope, so that what is left are the cell's own variables and tools. */
import type { AnyNode, Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import { boundNames } from "./declared-names";

/** True when a scope among the ancestors declares the name. */
export type IsLocal = (name: string, ancestors: readonly AnyNode[]) => boolean;

const functions = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;
const scopes =
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|BlockStatement|StaticBlock|ForStatement|ForInStatement|ForOfStatement|SwitchStatement|CatchClause)$/;

export function findLocalNames(program: Program): IsLocal {
  const declared = new Map<AnyNode, Set<string>>();
  fullAncestor(program, (node, _state, ancestors) => {
    for (const { names, where } of declarationsOf(node)) {
      const scope = where === "inside" ? node : scopeAround(ancestors, where);
      if (!scope) continue;
      const known = declared.get(scope) ?? new Set();
      for (const name of names) known.add(name);
      declared.set(scope, known);
    }
  });
  return (name, ancestors) => ancestors.some((each) => declared.get(each)?.has(name) ?? false);
}

/** Undefined at the top of the cell. */
function scopeAround(
  ancestors: readonly AnyNode[],
  kind: "function" | "block",
): AnyNode | undefined {
  const wanted = kind === "function" ? functions : scopes;
  return ancestors.slice(0, -1).findLast((each) => wanted.test(each.type));
}

type Declaration = { names: string[]; where: "inside" | "function" | "block" };

function declarationsOf(node: AnyNode): Declaration[] {
  switch (node.type) {
    case "VariableDeclaration":
      return [
        {
          names: node.declarations.flatMap(({ id }) => boundNames(id)),
          where: node.kind === "var" ? "function" : "block",
        },
      ];
    case "FunctionDeclaration":
      return [
        { names: node.id ? [node.id.name] : [], where: "block" },
        { names: node.params.flatMap(boundNames), where: "inside" },
      ];
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [
        {
          names: [...(node.id ? [node.id.name] : []), ...node.params.flatMap(boundNames)],
          where: "inside",
        },
      ];
    case "ClassDeclaration":
      return [{ names: node.id ? [node.id.name] : [], where: "block" }];
    case "ClassExpression":
      return [{ names: node.id ? [node.id.name] : [], where: "inside" }];
    case "CatchClause":
      return [{ names: node.param ? boundNames(node.param) : [], where: "inside" }];
    default:
      return [];
  }
}
