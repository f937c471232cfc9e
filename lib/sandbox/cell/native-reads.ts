/**
 * What a cell's code reads of the documents past the tools: `context.split("\n")`, `documents[1].text.match(…)`.
 *
 * Code that names a text has gone over all of it, unless it cuts it: a cut with known bounds is that part, one with
 * computed bounds is not known and counts as nothing.
 */
import type { AnyNode } from "acorn";
import type { NativeRead } from "@/lib/trace/cell-facts";

type Bounds = Pick<NativeRead, "start" | "end">;

const whole: Bounds = { start: 0, end: null };

/** `ancestors` end in the identifier itself; null when nothing is read. */
export function nativeRead(name: string, ancestors: readonly AnyNode[]): NativeRead | null {
  const line = ancestors.at(-1)?.loc?.start.line ?? 1;
  const around = ancestors.slice(0, -1);
  if (name === "context") {
    const bounds = boundsOf(around, ancestors.at(-1));
    return bounds && { doc: 0, ...bounds, line };
  }
  const member = around.at(-1);
  if (!isMemberOf(member, ancestors.at(-1))) return { doc: null, ...whole, line };
  if (propertyOf(member) === "length") return null;
  const doc = indexOf(member);
  if (doc === undefined) return { doc: null, ...whole, line };
  const bounds = boundsOfDocument(around.slice(0, -1), member);
  return bounds && { doc, ...bounds, line };
}

/** Null for any element of `documents`; undefined when it is not an element that is taken. */
function indexOf(member: MemberExpression): number | null | undefined {
  if (!member.computed) return undefined;
  const { property } = member;
  const isNumber = property.type === "Literal" && typeof property.value === "number";
  return isNumber && Number.isSafeInteger(property.value) && Number(property.value) >= 0
    ? Number(property.value)
    : null;
}

function boundsOfDocument(around: readonly AnyNode[], document: AnyNode): Bounds | null {
  const member = around.at(-1);
  // Given to a tool as the document that is meant, it is the tool that reads.
  if (member?.type === "Property" && propertyName(member.key) === "doc") return null;
  if (!isMemberOf(member, document)) return whole;
  const property = propertyOf(member);
  if (property === "name" || property === "lineCount") return null;
  return property === "text" ? boundsOf(around.slice(0, -1), member) : whole;
}

/** What of a text is read by the code around the expression that gives it. */
function boundsOf(around: readonly AnyNode[], text: AnyNode | undefined): Bounds | null {
  const member = around.at(-1);
  if (!isMemberOf(member, text)) return whole;
  const property = propertyOf(member);
  if (property === "length") return null;
  const call = around.at(-2);
  const isCut = property === "slice" || property === "substring" || property === "at";
  if (!isCut || call?.type !== "CallExpression" || call.callee !== member) return whole;
  const [first, second] = call.arguments.map(literalNumber);
  if (call.arguments.length === 0) return whole;
  if (first === undefined || first === null || second === null || property === "at") return null;
  if (property === "substring")
    return { start: Math.max(0, first), end: second === undefined ? null : Math.max(0, second) };
  return { start: first, end: second ?? null };
}

type MemberExpression = Extract<AnyNode, { type: "MemberExpression" }>;

function isMemberOf(
  node: AnyNode | undefined,
  object: AnyNode | undefined,
): node is MemberExpression {
  return node?.type === "MemberExpression" && node.object === object;
}

function propertyOf(member: MemberExpression): string | null {
  return member.computed ? null : propertyName(member.property);
}

function propertyName(node: AnyNode): string | null {
  return node.type === "Identifier" ? node.name : null;
}

/** Null when it is computed. */
function literalNumber(node: AnyNode): number | null {
  if (node.type === "UnaryExpression" && node.operator === "-") {
    const value = literalNumber(node.argument);
    return value === null ? null : -value;
  }
  const isWhole = node.type === "Literal" && Number.isSafeInteger(node.value);
  return isWhole ? Number(node.value) : null;
}
