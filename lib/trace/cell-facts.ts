/**
 * What is known of a cell beside its output: which names each statement uses and changes, which values its
 * variables held at its end, and which parts of the documents it went over. Lineage and coverage follow from these.
 *
 * The flow comes from the cell's source. Variables are what guest code says of itself: they help a reader to find
 * where a value was made, and no mark of a claim rests on them.
 */
import { z } from "zod";
import {
  MAX_NAME_CHARS,
  MAX_RANGES,
  MAX_STEP_NAMES,
  MAX_STEPS,
  MAX_VALUE_CHARS,
  MAX_VALUES,
} from "./cell-limits";

const line = z.int().positive();
const name = z.string().max(MAX_NAME_CHARS);

/** One statement at the top of a cell. */
const cellStep = z.object({
  /** Lines of the cell's code, from 1. */
  line,
  endLine: line,
  /**
   * Names that it declares, assigns or changes, each with the line where it last does; `isNew` when what the name
   * meant before is gone.
   */
  writes: z.array(z.object({ name, line, isNew: z.boolean() })).max(MAX_STEP_NAMES),
  /** Names from outside the statement that it uses: variables and tools. */
  reads: z.array(name).max(MAX_STEP_NAMES),
  /** True when it only defines a function: what stands in it happens where the function is called. */
  isFunction: z.boolean(),
  /** True when it prints, or when its value is the cell's value. */
  shows: z.boolean(),
});

/** A text that a cell's code names itself, past the tools: `context.split("\n")`. */
const nativeRead = z.object({
  /** Index of the document; null when the code may mean any of them. */
  doc: z.int().nonnegative().nullable(),
  /** UTF-16 code units; a negative one counts from the end, a null end is the text's end. */
  start: z.int(),
  end: z.int().nullable(),
  line,
});

export const cellFlow = z.object({
  steps: z.array(cellStep).max(MAX_STEPS),
  nativeReads: z.array(nativeRead).max(MAX_STEPS),
});

/** A variable at the top of a cell as it stood at the cell's end. */
export const cellVariable = z.object({
  name,
  kind: z.enum(["number", "text", "boolean", "list", "record", "map", "set"]),
  /** The figures and short texts in it, the first ones; a single value stands alone. */
  values: z.array(z.string().max(MAX_VALUE_CHARS)).max(MAX_VALUES),
  /** Entries of a list, record, map or set; null for a single value. */
  size: z.int().nonnegative().nullable(),
});

/** `tool`: a text tool went over it · `code`: the cell's own code did · `printed`: a model was shown it · `sub-call`: a sub-call or nested run was given it. */
export const readHow = z.enum(["tool", "code", "printed", "sub-call"]);

export const textRead = z.object({
  /** Index into the documents that the surrounding run was given. */
  doc: z.int().nonnegative(),
  how: readHow,
  /** Flat and ascending: start, end, start, end, … in UTF-16 code units, end exclusive. */
  ranges: z.array(z.int().nonnegative()).max(2 * MAX_RANGES),
});

/** Where a claim's value was computed; counted in the cells of the run itself. */
export const claimSource = z.discriminatedUnion("kind", [
  /** One variable held it at its cell's end; `isSize` when it is the number of its entries. */
  z.object({ kind: z.literal("variable"), cell: z.int().positive(), name, isSize: z.boolean() }),
  /** Several variables held it, and nothing tells which one was meant. */
  z.object({
    kind: z.literal("ambiguous"),
    candidates: z.array(z.object({ cell: z.int().positive(), name, isSize: z.boolean() })).max(5),
  }),
  /** A cell printed it, and no variable is known to have held it. */
  z.object({ kind: z.literal("printed"), cell: z.int().positive() }),
]);

export type CellStep = z.infer<typeof cellStep>;
export type NativeRead = z.infer<typeof nativeRead>;
export type CellFlow = z.infer<typeof cellFlow>;
export type CellVariable = z.infer<typeof cellVariable>;
export type ReadHow = z.infer<typeof readHow>;
export type TextRead = z.infer<typeof textRead>;
export type ClaimSource = z.infer<typeof claimSource>;
