/**
 * Whether a recorded answer still holds: its code run again, on the text it was found in or on a newer version,
 * with every reply of a model taken from the record. Part of the contract between engine and screen.
 */
import { z } from "zod";
import { claim, claimMark, evidence, place } from "@/lib/trace/event";

const changedClaim = z.object({
  kind: claim.shape.kind,
  /** As the recorded answer says it. */
  text: z.string(),
  mark: claimMark,
  /** What takes its place, where code or a text that differs in nothing else tells it; null when that is not known. */
  now: z.string().nullable(),
  markNow: claimMark.nullable(),
});

const lostEvidence = z.object({
  quote: z.string(),
  /** Where it stood in the text that the run was given. */
  place,
  /** The place of the text checked that is most like it; null when none is. */
  nearest: place.extend({ quote: z.string() }).nullable(),
});

const cellPlace = { cell: z.int().positive(), spanId: z.string() };

/** What was done: cells run again and replies of the record given to them. Calls of a model are none by construction. */
const work = {
  cells: z.int().nonnegative(),
  recordedReplies: z.int().nonnegative(),
  modelCalls: z.literal(0),
};

export const verificationResult = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("same"),
    ...work,
    /** True when a model read the whole text, which differs now: only quotes and values were checked. */
    isReadingUnchecked: z.boolean(),
    /** Evidence that the code found anew elsewhere; the recorded wording stands no more. */
    evidence: z.array(lostEvidence),
  }),
  z.object({
    status: z.literal("changed"),
    ...work,
    /** The answer that the code gives now; null when its words were written by a model and cannot be computed. */
    answer: z
      .object({ text: z.string(), abstained: z.boolean(), evidence: z.array(evidence) })
      .nullable(),
    claims: z.array(changedClaim),
    evidence: z.array(lostEvidence),
    /** Cells that print something else now, which a model looked at when it wrote the answer. */
    differingCells: z.array(z.object(cellPlace)),
  }),
  z.object({
    status: z.literal("broken"),
    ...work,
    ...cellPlace,
    reason: z.enum(["cell-failed", "needs-model", "no-answer"]),
    /** The error, or the call that no recorded reply answers. */
    message: z.string(),
  }),
]);

export type VerificationResult = z.infer<typeof verificationResult>;
export type ChangedClaim = z.infer<typeof changedClaim>;
export type LostEvidence = z.infer<typeof lostEvidence>;
