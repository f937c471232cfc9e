/**
 * Whether an answer has the form that was asked for, and what is wrong where it has not, in words for the model.
 * A schema is compiled once for a run; readSchema has bounded it before.
 */
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { AnswerForm } from "@/lib/trace/config";
import { LONGEST_MATCHED } from "./pattern-cost";
import { readSchema } from "./read-schema";
import { isSchemaObject } from "./schema-keywords";

/** Sentences; empty when the data fits. */
export type CheckData = (data: unknown) => readonly string[];

/** Comparing every item with every other must stay quick. */
const MOST_ITEMS = 5_000;
const MOST_PROBLEMS = 5;
const LONGEST_CELL = 20_000;

/** Throws when a schema cannot be used: whoever takes one from outside asks formProblem first. */
export function checkFor(form: AnswerForm): CheckData {
  if (typeof form === "string") return checks[form];
  const validate = compile(form.schema);
  const longestText = hasPattern(form.schema) ? LONGEST_MATCHED : LONGEST_CELL;
  return (data) => {
    const tooLong = sizeProblem(data, longestText);
    if (tooLong !== null) return [tooLong];
    validate(data);
    return (validate.errors ?? []).slice(0, MOST_PROBLEMS).map(problemOf);
  };
}

/** Why a form cannot be asked for, with what to do; null when it can. */
export function formProblem(form: { schema: unknown } | string): string | null {
  if (typeof form === "string") return null;
  const { schema, problem } = readSchema(form.schema);
  if (problem !== null) return problem;
  try {
    compile(schema);
    return null;
  } catch (error) {
    return `The schema is not valid: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** A schema of its own validator: nothing that one run brings is kept for another. */
function compile(schema: unknown): ReturnType<Ajv2020["compile"]> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false });
  return ajv.compile(isSchemaObject(schema) ? withoutDraft(schema) : schema === true);
}

/** The keywords that are checked mean the same in every draft that readSchema takes. */
function withoutDraft({ $schema: _draft, ...schema }: { readonly [keyword: string]: unknown }) {
  return schema;
}

function problemOf({ instancePath, message = "does not fit", params }: ErrorObject): string {
  const allowed: unknown = params.allowedValues;
  const extra = params.additionalProperty ?? params.unevaluatedProperty;
  const detail = Array.isArray(allowed)
    ? `: ${JSON.stringify(allowed).slice(0, 300)}`
    : extra === undefined
      ? ""
      : `: ${JSON.stringify(extra)}`;
  return `${instancePath === "" ? "the value" : instancePath} ${message}${detail}`;
}

/** Bounds what the check itself costs. */
function sizeProblem(data: unknown, longestText = LONGEST_CELL): string | null {
  const open = [data];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string" && next.length > longestText)
      return `a text of ${next.length} characters is too long to be checked (limit ${longestText})`;
    if (Array.isArray(next) && next.length > MOST_ITEMS)
      return `a list of ${next.length} items is too long (limit ${MOST_ITEMS})`;
    if (typeof next !== "object" || next === null) continue;
    for (const value of Object.values(next)) open.push(value);
    if (!Array.isArray(next)) for (const name of Object.keys(next)) open.push(name);
  }
  return null;
}

const checks = {
  number: (data: unknown) =>
    typeof data === "number" && Number.isFinite(data) ? [] : ["the value must be one number"],
  "yes-no": (data: unknown) =>
    typeof data === "boolean" ? [] : ["the value must be true or false"],
  list: (data: unknown) => {
    if (!Array.isArray(data)) return ["the value must be an array"];
    const odd = data.findIndex((item) => !isPlain(item));
    return odd < 0
      ? tooMany(data)
      : [`item ${odd} must be a text or a number, not ${kindOf(data[odd])}`];
  },
  table: (data: unknown) => {
    if (!Array.isArray(data) || !data.every(isSchemaObject))
      return ["the value must be an array of objects, one for each row"];
    for (const [row, record] of data.entries())
      for (const [column, cell] of Object.entries(record))
        if (!isPlain(cell) && cell !== null && typeof cell !== "boolean")
          return [
            `row ${row} holds ${kindOf(cell)} in “${column}”; a cell is a text, a number, true, false or null`,
          ];
    return tooMany(data);
  },
} satisfies Record<Extract<AnswerForm, string>, CheckData>;

function hasPattern(schema: unknown): boolean {
  return JSON.stringify(schema)?.includes('"pattern":') ?? false;
}

function tooMany(items: readonly unknown[]): string[] {
  const problem = sizeProblem(items);
  return problem === null ? [] : [problem];
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : typeof value;
}
