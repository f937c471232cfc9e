/**
 * What the product and the sandbox process say to each other. The process runs hostile code, so the
 * parent checks every frame that comes from it field by field; the process takes only types from here.
 */
import { z } from "zod";
import { longestAnswer } from "@/lib/sandbox/longest-answer";
import { cellFlow, cellVariable, textRead } from "@/lib/trace/cell-facts";
import {
  MAX_ALL_VALUE_CHARS,
  MAX_VALUE_CHARS,
  MAX_VALUES,
  MAX_VARIABLES,
} from "@/lib/trace/cell-limits";
import { place } from "@/lib/trace/event";
import { jsonText } from "./json-text";

const cellError = z.strictObject({
  message: z.string().max(5_000),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  hint: z.string().max(1_000).nullable(),
});

/** Of a reply that the product has cut to less, with what repairs add. */
const longestCode = 1_000_000;

const replyCode = {
  code: z.string().max(longestCode),
  written: z.string().max(longestCode),
  repairs: z
    .array(z.strictObject({ rule: z.string().max(100), note: z.string().max(1_000) }))
    .max(100),
};

const reply = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cell"), ...replyCode }),
  z.strictObject({ kind: z.literal("broken"), ...replyCode, error: cellError }),
  z.strictObject({ kind: z.literal("none") }),
]);

/** Whether the document reaches so far is for the gate to say: it has the text. */
const span = z.strictObject(place.shape);

const toolUse = z.strictObject({
  tool: z.string().max(100),
  argument: z.string().max(500),
  hits: z.int().nonnegative().nullable(),
  places: z.array(span).max(20),
});

/** Of one run, and more than anybody asks about at once. */
const MOST_DOCUMENTS = 1_000;

/** The log takes neither half a character nor U+0000. */
const keepable = z
  .string()
  .max(MAX_VALUE_CHARS)
  .refine((text) => text.isWellFormed() && !text.includes("\u0000"));

/** What a cell says of itself at its end: the variables that it changed, and what its tools went over. */
const report = z.strictObject({
  variables: z
    .array(z.strictObject({ ...cellVariable.shape, values: z.array(keepable).max(MAX_VALUES) }))
    .max(MAX_VARIABLES)
    .refine(
      (variables) =>
        variables.flatMap(({ values }) => values).join("").length <= MAX_ALL_VALUE_CHARS,
      "values are too long together",
    ),
  reads: z
    .array(
      z.strictObject({ ...textRead.shape, how: z.literal("tool") }).refine(({ ranges }) => {
        return (
          ranges.length % 2 === 0 && ranges.every((at, index) => at > (ranges[index - 1] ?? -1))
        );
      }, "ranges are not ascending"),
    )
    .max(MOST_DOCUMENTS),
});

const finalCall = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("propose"),
    answer: z.string().min(1).max(longestAnswer),
    data: z.json().optional(),
    evidence: z
      .array(
        span
          .extend({
            of: z.int().nonnegative().nullable(),
            pattern: z.string().max(200).nullable(),
          })
          .refine(({ start, end }) => start <= end, "ends before it begins"),
      )
      .max(60),
    badEvidence: z.array(z.string().max(2_000)).max(8),
  }),
  z.strictObject({ kind: z.literal("confirm") }),
  z.strictObject({ kind: z.literal("abstain"), reason: z.string().min(1).max(longestAnswer) }),
]);

/** Why a cell was stopped by the process itself, its state kept. */
const stopLimit = z.enum(["segment", "cell", "cpu", "deadlock"]);

const cellEnd = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("ok"), value: z.string().max(9_000).nullable() }),
  z.strictObject({ status: z.literal("error"), error: cellError }),
  z.strictObject({ status: z.literal("stopped"), limit: stopLimit, message: z.string().max(500) }),
]);

export const childFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  /** The process is busy with a cell, and not hung. */
  z.strictObject({ type: z.literal("alive") }),
  z.strictObject({ type: z.literal("opened") }),
  z.strictObject({ type: z.literal("open-failed"), message: z.string().max(1_000) }),
  z.strictObject({ type: z.literal("reply-read"), reply }),
  z.strictObject({ type: z.literal("printed"), text: z.string() }),
  z.strictObject({ type: z.literal("note"), text: z.string().max(1_000) }),
  z.strictObject({ type: z.literal("tool-used"), use: jsonText.pipe(toolUse) }),
  z.strictObject({ type: z.literal("final"), call: jsonText.pipe(finalCall) }),
  z.strictObject({ type: z.literal("report"), report: jsonText.pipe(report) }),
  z.strictObject({
    type: z.literal("host-call"),
    id: z.int().positive(),
    tool: z.string().max(100),
    request: z.string().max(1_500_000),
  }),
  z.strictObject({
    type: z.literal("cell-end"),
    cell: z.int().positive(),
    end: cellEnd,
    droppedChars: z.int().nonnegative(),
    /** CPU time of the guest in this cell, in milliseconds. */
    cpuMs: z.number().nonnegative(),
    peakMemoryBytes: z.int().nonnegative(),
    /** Null when the cell does not parse. */
    flow: cellFlow.nullable(),
  }),
]);

/** How a cell is to run. */
export type CellTerms = {
  /** Counted from 1 over the run; a replayed cell keeps its number, since it seeds its randomness. */
  cell: number;
  segmentMs: number;
  cellMs: number;
  /** What is left of the run's CPU time. */
  cpuMs: number;
};

export type ParentFrame =
  | {
      type: "open";
      documents: readonly { name: string; path: string }[];
      seed: string;
      mayNest: boolean;
      outputChars: number;
      memoryMb: number | null;
    }
  /** With `run`, the cell that is read runs at once. */
  | { type: "read-reply"; reply: string; truncated: boolean; run: CellTerms | null }
  | (CellTerms & { type: "run"; code: string })
  | { type: "host-reply"; id: number; ok: boolean; value: string };

export type ChildFrame = z.infer<typeof childFrame>;
export type CellEnd = z.infer<typeof cellEnd>;
export type OpenFrame = Extract<ParentFrame, { type: "open" }>;
export type RunFrame = Extract<ParentFrame, { type: "run" }>;
