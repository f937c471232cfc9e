import { expect, test } from "vitest";
import { checkFor, formProblem } from "./answer-check";
import { readSchema } from "./read-schema";

const nested = (levels: number, inner: unknown): unknown =>
  levels === 0 ? inner : { items: nested(levels - 1, inner) };

/** Each definition names the next one twice: twenty of them stand for a million schemas. */
const doubling = (levels: number) => ({
  $ref: "#/$defs/d0",
  $defs: Object.fromEntries(
    Array.from({ length: levels + 1 }, (_, level) => [
      `d${level}`,
      level === levels
        ? { type: "number" }
        : { anyOf: [{ $ref: `#/$defs/d${level + 1}` }, { $ref: `#/$defs/d${level + 1}` }] },
    ]),
  ),
});

test.each([
  ["a text", "number", "is not a JSON schema"],
  ["a list", [{ type: "number" }], "is not a JSON schema"],
  ["an unknown keyword", { typ: "number" }, "uses “typ”, which is not checked here"],
  ["a keyword of names by pattern", { patternProperties: { a: {} } }, "not checked here"],
  ["an address of its own", { $id: "https://example.com/s" }, "uses “$id”"],
  ["another document", { $ref: "https://example.com/s" }, "Only schemas of the same document"],
  ["a file", { $ref: "file:///etc/passwd" }, "Only schemas of the same document"],
  ["a definition that is not there", { $ref: "#/$defs/x" }, "refers to"],
  ["a property of every object", { $ref: "#/constructor" }, "refers to"],
  ["itself", { properties: { next: { $ref: "#" } } }, "refers to itself"],
  [
    "itself by a detour",
    { $ref: "#/$defs/a", $defs: { a: { items: { $ref: "#/$defs/b" } }, b: { $ref: "#/$defs/a" } } },
    "refers to itself",
  ],
  ["references that multiply", doubling(20), "stands for"],
  [
    "a slow pattern where no schema is looked for",
    { $ref: "#/default", default: { items: { pattern: "^(a+)+$" } } },
    "The pattern of",
  ],
  [
    "a slow pattern behind two references",
    { $ref: "#/enum/0", enum: [{ $ref: "#/const" }], const: { pattern: "^(a+)+$" } },
    "The pattern of",
  ],
  ["25 levels", nested(25, { type: "number" }), "nested deeper"],
  ["a hundred thousand levels", nested(4_000, {}), "nested deeper"],
  ["a long description", { description: "x".repeat(20_001) }, "is part of every prompt"],
  ["an old draft", { $schema: "http://json-schema.org/draft-04/schema#" }, "is written for"],
  ["many patterns", { allOf: Array.from({ length: 11 }, () => ({ pattern: "^a" })) }, "patterns"],
])("a schema that is or names %s is refused, and the message says so", (_, schema, message) => {
  expect(readSchema(schema).problem).toContain(message);
});

test.each([
  "^(a+)+$",
  "(x|y)*z",
  "^(?=a)b",
  "(a)\\1",
  "\\d*\\d*\\d*x",
  "^a*a*a*a*b$",
  "[0-9",
  "\\k<name>",
  "\\p{L}+",
])("the pattern %s is refused: it could run for long, or is none", (pattern) => {
  expect(readSchema({ type: "string", pattern }).problem).toContain("The pattern of");
});

test.each(["^\\d{4}-\\d{2}-\\d{2}$", "^[A-Z]{2,3}-\\d+$", "€", "^.{1,40}$"])(
  "the pattern %s is checked",
  (pattern) => {
    expect(readSchema({ type: "string", pattern }).problem).toBeNull();
  },
);

test("a pattern that is taken ends soon on the worst text it is matched with", () => {
  const check = checkFor({ schema: { items: { type: "string", pattern: "^\\w*\\w*!$" } } });
  const started = performance.now();
  const problems = check(Array.from({ length: 2_500 }, () => "a".repeat(200)));
  expect(problems).not.toEqual([]);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(check(["a".repeat(201)])).toEqual([
    "a text of 201 characters is too long to be checked (limit 200)",
  ]);
});

test.each([
  ["false", false],
  ["fewer than it needs", { type: "array", minItems: 3, maxItems: 2 }],
  ["bounds that cross", { type: "number", minimum: 5, maximum: 4 }],
  ["an open point", { type: "number", exclusiveMinimum: 5, maximum: 5 }],
  ["no whole number", { type: "integer", minimum: 1.2, maximum: 1.8 }],
  ["bounds that cross in parts", { type: "number", allOf: [{ minimum: 5 }, { maximum: 4 }] }],
  ["two types", { allOf: [{ type: "string" }, { type: "number" }] }],
  ["a type and another constant", { type: "string", const: 5 }],
  ["a type and its opposite", { type: "string", not: { type: "string" } }],
  ["the opposite of everything", { not: {} }],
  [
    "a required property that is false",
    { type: "object", required: ["a"], properties: { a: false } },
  ],
  [
    "a required property that is not allowed",
    { type: "object", required: ["a"], properties: { b: {} }, additionalProperties: false },
  ],
  ["more properties than it allows", { type: "object", required: ["a", "b"], maxProperties: 1 }],
  ["no alternative", { anyOf: [false, { type: "string", minLength: 2, maxLength: 1 }] }],
  ["alternatives of another type", { type: "number", oneOf: [{ type: "string" }, { const: "x" }] }],
  ["items that cannot be", { type: "array", minItems: 1, items: false }],
  ["a contained item that cannot be", { type: "array", contains: { type: [] } }],
  [
    "more different items than there are",
    { type: "array", minItems: 3, uniqueItems: true, items: { enum: [1, 2] } },
  ],
  ["an impossible definition", { $ref: "#/$defs/a", $defs: { a: { enum: [] } } }],
  ["only null", { type: "null" }],
])("a schema that asks for %s is refused before the run", (_, schema) => {
  expect(formProblem({ schema })).toMatch(/No answer can fit the schema|The schema is not valid/);
});

test.each([
  ["everything", true],
  ["an impossible part that is not needed", { type: "object", properties: { a: false } }],
  ["crossing bounds of another type", { type: ["number", "string"], minLength: 3, maxLength: 2 }],
  ["one possible alternative", { anyOf: [false, { type: "string" }] }],
  ["items that cannot be, and none needed", { type: "array", items: false }],
  ["equal bounds", { type: "integer", minimum: 4, maximum: 4 }],
  [
    "a definition used twice",
    {
      properties: { a: { $ref: "#/$defs/n" }, b: { $ref: "#/$defs/n" } },
      $defs: { n: { type: "number" } },
    },
  ],
  ["null or a number", { type: ["null", "number"] }],
  [
    "a draft that is known",
    { $schema: "https://json-schema.org/draft/2020-12/schema", type: "number" },
  ],
])("a schema that takes %s is used", (_, schema) => {
  expect(formProblem({ schema })).toBeNull();
});

test("a keyword with a value that it cannot have is refused", () => {
  expect(formProblem({ schema: { type: "nummer" } })).toContain("No answer can fit");
  expect(formProblem({ schema: { minimum: "5" } })).toContain("The schema is not valid");
});

test("alternatives within alternatives are read in bounded time", () => {
  const alternatives = Array.from({ length: 20 }, () => ({}));
  const levels = (count: number): unknown =>
    count === 0
      ? {}
      : { required: ["p"], properties: { p: levels(count - 1) }, anyOf: alternatives };
  const startedAt = performance.now();
  expect(readSchema(levels(10)).problem).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
