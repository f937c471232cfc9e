/**
 * Why no answer can fit a schema, where that can be told from the schema alone: such a question is refused before it
 * costs anything. What is not decided here (a `not`, a pattern against a length) shows when answers do not fit.
 */
import { isSchemaObject, referred, type Schema, type SchemaObject } from "./schema-keywords";

const typeNames = ["null", "boolean", "number", "string", "array", "object"] as const;
type TypeName = (typeof typeNames)[number];

/** Alternatives within alternatives multiply: what takes longer to decide is left open. */
const MOST_STEPS = 5_000;

/** The schema that references name, and how many parts may still be looked at. */
type Search = { root: Schema; steps: number };

/** A sentence; null when nothing speaks against an answer. The schema has no cycles. */
export function whyUnmeetable(root: Schema): string | null {
  const reason = reasonAgainst([root], { root, steps: MOST_STEPS });
  if (reason !== null) return `No answer can fit the schema: ${reason}.`;
  const types = isSchemaObject(root) ? typesOf(conjuncts([root], root)) : new Set(typeNames);
  return types.size === 1 && types.has("null")
    ? "No answer can fit the schema: it takes only null, which is no answer."
    : null;
}

/** Why nothing fits all of these schemas together; null when something may. */
function reasonAgainst(schemas: readonly unknown[], search: Search): string | null {
  search.steps -= 1;
  if (search.steps < 0) return null;
  const all = conjuncts(schemas, search.root);
  if (all.some((schema) => schema === false)) return "a part that it needs is false";
  const objects = all.filter(isSchemaObject);
  if (objects.some(({ not }) => not === true || isEmptyObject(not)))
    return "a part that it needs is the opposite of everything";
  const types = typesOf(all);
  if (types.size === 0) return "it asks for several types at once";
  const reasons = [...types].map((type) => reasonFor(type, objects, search));
  if (reasons.every((reason) => reason !== null)) return reasons[0] ?? null;
  for (const schema of objects)
    for (const choice of [schema.anyOf, schema.oneOf]) {
      if (!Array.isArray(choice)) continue;
      const rest = objects.map(({ anyOf: _any, oneOf: _one, ...others }) => others);
      const against = choice.map((branch: unknown) => reasonAgainst([...rest, branch], search));
      if (against.every((reason) => reason !== null))
        return `none of its alternatives can be met (${against[0] ?? "there is none"})`;
    }
  return null;
}

/** The schemas that must hold at once: what they refer to and their `allOf` are among them. */
function conjuncts(schemas: readonly unknown[], root: Schema): unknown[] {
  return schemas.flatMap((schema): unknown[] => {
    if (!isSchemaObject(schema)) return [schema];
    const referredTo = "$ref" in schema ? [referred(root, schema.$ref)] : [];
    const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
    return [schema, ...conjuncts([...referredTo, ...parts], root)];
  });
}

function typesOf(all: readonly unknown[]): Set<TypeName> {
  const types = new Set<TypeName>(typeNames);
  for (const schema of all.filter(isSchemaObject)) {
    keep(types, namedTypes(schema.type));
    for (const values of valuesOf(schema)) keep(types, values.map(typeOf));
    if (isSchemaObject(schema.not) && Object.keys(schema.not).join() === "type")
      for (const type of namedTypes(schema.not.type) ?? []) types.delete(type);
  }
  return types;
}

function keep(types: Set<TypeName>, allowed: readonly TypeName[] | null): void {
  if (allowed) for (const type of types) if (!allowed.includes(type)) types.delete(type);
}

/** An integer counts as a number here. */
function namedTypes(type: unknown): TypeName[] | null {
  if (type === undefined) return null;
  const names: unknown[] = Array.isArray(type) ? type : [type];
  return typeNames.filter(
    (name) => names.includes(name) || (name === "number" && names.includes("integer")),
  );
}

/** What `enum` and `const` leave, each as a list of values. */
function valuesOf(schema: SchemaObject): unknown[][] {
  return [
    ...(Array.isArray(schema.enum) ? [schema.enum] : []),
    ...("const" in schema ? [[schema.const]] : []),
  ];
}

function typeOf(value: unknown): TypeName {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return typeNames.find((name) => name === type) ?? "object";
}

function reasonFor(
  type: TypeName,
  schemas: readonly SchemaObject[],
  search: Search,
): string | null {
  if (type === "number") return numberReason(schemas);
  if (type === "string") return rangeReason(schemas, "minLength", "maxLength");
  if (type === "array") return arrayReason(schemas, search);
  return type === "object" ? objectReason(schemas, search) : null;
}

function numberReason(schemas: readonly SchemaObject[]): string | null {
  const least = Math.max(...numbers(schemas, "minimum"), ...numbers(schemas, "exclusiveMinimum"));
  const most = Math.min(...numbers(schemas, "maximum"), ...numbers(schemas, "exclusiveMaximum"));
  if (least > most) return `it asks for a number of at least ${least} and at most ${most}`;
  const isOpen =
    numbers(schemas, "exclusiveMinimum").includes(least) ||
    numbers(schemas, "exclusiveMaximum").includes(most);
  if (least === most && isOpen) return `no number lies between ${least} and ${most}`;
  const isWhole = schemas.some(({ type }) => type === "integer");
  return isWhole && Number.isFinite(least) && Math.ceil(least) > most
    ? `no whole number lies between ${least} and ${most}`
    : null;
}

function arrayReason(schemas: readonly SchemaObject[], search: Search): string | null {
  const range = rangeReason(schemas, "minItems", "maxItems");
  if (range !== null) return range;
  const least = Math.max(0, ...numbers(schemas, "minItems"));
  for (const schema of schemas) {
    const first: unknown[] = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    const needed = [
      ...first.slice(0, least),
      ...(least > first.length && "items" in schema ? [schema.items] : []),
      ...("contains" in schema && schema.minContains !== 0 ? [schema.contains] : []),
    ];
    for (const item of needed) {
      const reason = reasonAgainst([item], search);
      if (reason !== null) return `an item that it needs cannot be: ${reason}`;
    }
    const values = isSchemaObject(schema.items) ? schema.items.enum : undefined;
    if (schema.uniqueItems === true && Array.isArray(values) && new Set(values).size < least)
      return `it asks for ${least} different items out of ${values.length}`;
  }
  return null;
}

function objectReason(schemas: readonly SchemaObject[], search: Search): string | null {
  const range = rangeReason(schemas, "minProperties", "maxProperties");
  if (range !== null) return range;
  const required = new Set(
    schemas.flatMap((schema) => (Array.isArray(schema.required) ? schema.required : [])),
  );
  const most = Math.min(...numbers(schemas, "maxProperties"));
  if (required.size > most)
    return `it requires ${required.size} properties and allows at most ${most}`;
  for (const name of required) {
    const property = schemas.flatMap(({ properties, additionalProperties }): unknown[] => {
      if (isSchemaObject(properties) && Object.hasOwn(properties, name)) return [properties[name]];
      return additionalProperties === undefined ? [] : [additionalProperties];
    });
    const reason = reasonAgainst(property, search);
    if (reason !== null) return `its property “${name}” is required and cannot be: ${reason}`;
  }
  return null;
}

function rangeReason(schemas: readonly SchemaObject[], least: string, most: string): string | null {
  const from = Math.max(...numbers(schemas, least));
  const to = Math.min(...numbers(schemas, most));
  return from > to ? `its ${least} of ${from} is above its ${most} of ${to}` : null;
}

function numbers(schemas: readonly SchemaObject[], keyword: string): number[] {
  return schemas.flatMap((schema) => {
    const value = schema[keyword];
    return typeof value === "number" ? [value] : [];
  });
}

function isEmptyObject(value: unknown): boolean {
  return isSchemaObject(value) && Object.keys(value).length === 0;
}
