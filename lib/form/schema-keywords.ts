/** The keywords of JSON Schema that answers are checked by: all others are refused, since none may be passed over in silence. */

/** Hold one schema. */
const schemaHolders = ["items", "contains", "additionalProperties", "propertyNames", "not"];
const conditions = ["if", "then", "else"];
/** Hold schemas by name. */
const schemaMaps = ["properties", "$defs", "definitions", "dependentSchemas"];
/** Hold schemas in a row. */
const schemaLists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const assertions = [
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
  "minProperties",
  "maxProperties",
  "required",
  "dependentRequired",
];
/** Say something to the reader and to the model, and check nothing. */
const annotations = [
  "$schema",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "format",
  "contentEncoding",
  "contentMediaType",
];

const checked: ReadonlySet<string> = new Set([
  ...schemaHolders,
  ...conditions,
  ...schemaMaps,
  ...schemaLists,
  ...assertions,
  ...annotations,
  "$ref",
]);

export type SchemaObject = { readonly [keyword: string]: unknown };
/** As JSON Schema has it: `true` takes everything, `false` nothing. */
export type Schema = boolean | SchemaObject;

export type SubSchema = { pointer: string; schema: unknown };

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isChecked(keyword: string): boolean {
  return checked.has(keyword);
}

/** The schemas that stand directly in a schema, each with its JSON pointer. References are not followed. */
export function subSchemas(schema: SchemaObject, pointer: string): SubSchema[] {
  return Object.entries(schema).flatMap(([keyword, value]): SubSchema[] => {
    const at = `${pointer}/${keyword}`;
    if (schemaHolders.includes(keyword) || conditions.includes(keyword))
      return [{ pointer: at, schema: value }];
    if (schemaMaps.includes(keyword) && isSchemaObject(value))
      return Object.entries(value).map(([name, each]) => ({
        pointer: `${at}/${pointerPart(name)}`,
        schema: each,
      }));
    if (schemaLists.includes(keyword) && Array.isArray(value))
      return value.map((each: unknown, index) => ({ pointer: `${at}/${index}`, schema: each }));
    return [];
  });
}

/** The schema of the same document that a `$ref` names; undefined when it names none. */
export function referred(root: Schema, reference: unknown): unknown {
  if (reference === "#") return root;
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  let found: unknown = root;
  for (const part of reference.slice(2).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

function pointerPart(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
