/**
 * Whether a JSON schema may be used to check an answer. It comes from outside, stands in every prompt of its run and is
 * compiled to code, so its size is bounded, it names nothing but itself, and every keyword in it is one that is checked.
 */
import { patternProblem } from "./pattern-cost";
import { isChecked, isSchemaObject, referred, type Schema, subSchemas } from "./schema-keywords";
import { whyUnmeetable } from "./unmeetable";

const LONGEST_SCHEMA = 20_000;
const DEEPEST_SCHEMA = 24;
/** With every reference written out: a small schema may stand for an enormous one. */
const MOST_SCHEMAS = 2_000;
/** Of the keywords whose check costs more than the data is long. */
const MOST_COSTLY = 10;

export type ReadSchema = { schema: Schema; problem: null } | { schema: null; problem: string };

/** `problem` is a sentence that says what to do. */
export function readSchema(given: unknown): ReadSchema {
  const problem = sizeProblem(given) ?? shapeProblem(given);
  if (problem !== null) return { schema: null, problem };
  const schema = given as Schema; // shapeProblem takes nothing else.
  const unmet = expansionProblem(schema) ?? whyUnmeetable(schema);
  return unmet === null ? { schema, problem: null } : { schema: null, problem: unmet };
}

/** Without recursion: the value has not been looked at yet. */
function sizeProblem(given: unknown): string | null {
  let level: unknown[] = [given];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_SCHEMA)
      return `The schema is nested deeper than ${DEEPEST_SCHEMA} levels. Flatten it.`;
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
  }
  const text = JSON.stringify(given) ?? "";
  if (text.length > LONGEST_SCHEMA)
    return `The schema has ${text.length} characters, and it is part of every prompt: the limit is ${LONGEST_SCHEMA}. Shorten it.`;
  const costly = text.split(/"(?:pattern|uniqueItems)":/).length - 1;
  return costly > MOST_COSTLY
    ? `The schema has ${costly} patterns and uniqueItems; ${MOST_COSTLY} of them can be checked. Leave some out.`
    : null;
}

/** What is wrong with the schema or any schema in it, taken one by one. */
function shapeProblem(root: unknown): string | null {
  const open = [{ pointer: "", schema: root }];
  const read = new Set<unknown>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { pointer, schema } = next;
    if (typeof schema === "boolean" || read.has(schema)) continue;
    read.add(schema);
    if (!isSchemaObject(schema))
      return `${named(pointer)} is not a JSON schema: give an object such as {"type": "number"}.`;
    const problem = keywordProblem(schema, pointer, root);
    if (problem !== null) return problem;
    open.push(...subSchemas(schema, pointer));
    // It may lie where no schema is looked for, such as in a `default`.
    if ("$ref" in schema && isSchemaObject(root))
      open.push({ pointer: String(schema.$ref), schema: referred(root, schema.$ref) });
  }
  return null;
}

function keywordProblem(
  schema: { readonly [keyword: string]: unknown },
  pointer: string,
  root: unknown,
): string | null {
  for (const [keyword, value] of Object.entries(schema)) {
    if (!isChecked(keyword))
      return `${named(pointer)} uses “${keyword}”, which is not checked here. Leave it out, or say it in a description.`;
    if (keyword === "$ref") {
      const target = isSchemaObject(root) ? referred(root, value) : undefined;
      if (typeof value !== "string" || target === undefined)
        return `${named(pointer)} refers to ${JSON.stringify(value)}. Only schemas of the same document can be referred to, as #/$defs/name.`;
    }
    if (keyword === "pattern") {
      const problem = typeof value === "string" ? patternProblem(value) : "is not a text";
      if (problem !== null) return `The pattern of ${named(pointer).toLowerCase()} ${problem}.`;
    }
    if (keyword === "$schema" && !isKnownDraft(value))
      return `The schema is written for ${JSON.stringify(value)}. Draft 2020-12 is checked here; leave “$schema” out.`;
  }
  return null;
}

function isKnownDraft(value: unknown): boolean {
  return (
    typeof value === "string" &&
    /^https?:\/\/json-schema\.org\/(?:draft\/(?:2020-12|2019-09)|draft-0[67])\/schema#?$/.test(
      value,
    )
  );
}

/** A schema that contains itself, or stands for too many. */
function expansionProblem(root: Schema): string | null {
  const sizes = new Map<unknown, number | "open">();
  const sizeOf = (schema: unknown): number => {
    if (!isSchemaObject(schema)) return 1;
    const known = sizes.get(schema);
    if (known === "open") return Number.POSITIVE_INFINITY;
    if (known !== undefined) return known;
    sizes.set(schema, "open");
    const inner = subSchemas(schema, "").filter(({ pointer }) => !isDefinition(pointer));
    const below = inner.map((each) => each.schema);
    if ("$ref" in schema) below.push(referred(root, schema.$ref));
    const parts = below.map(sizeOf);
    const sum = parts.reduce((total, part) => total + part, 1);
    const size = parts.includes(Number.POSITIVE_INFINITY) ? sum : Math.min(sum, 1e9);
    sizes.set(schema, size);
    return size;
  };
  const size = sizeOf(root);
  if (size === Number.POSITIVE_INFINITY)
    return "The schema refers to itself. Write the levels out that an answer may have.";
  return size > MOST_SCHEMAS
    ? `The schema stands for ${size} schemas with its references written out; the limit is ${MOST_SCHEMAS}. Make it smaller.`
    : null;
}

function isDefinition(pointer: string): boolean {
  return pointer.startsWith("/$defs/") || pointer.startsWith("/definitions/");
}

function named(pointer: string): string {
  return pointer === "" ? "The schema" : `The schema at ${pointer}`;
}
