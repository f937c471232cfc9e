/** What each role replies: one JSON object. Lengths are enforced here, since many endpoints ignore them. */
import { z } from "zod";
import { driftType, finding, ground, verdict, vote } from "@/lib/trace/court";

const text = (min: number, max: number) => z.string().trim().min(min).max(max);
/** Not trimmed: a quote is data. */
const quote = (min: number, max: number) => z.string().min(min).max(max);
const exhibitId = z.string().regex(/^E\d{1,2}$/, "an exhibit's id, such as E1");
const injectionSeen = z.boolean().default(false);

const exhibitReply = z.object({
  doc: text(1, 300),
  driftType,
  changeQuote: quote(2, 400),
  docQuote: quote(2, 500),
  before: text(1, 200),
  after: text(1, 200),
  harm: text(20, 300),
});

export const prosecutionReply = z
  .object({
    injectionSeen,
    decision: z.enum(["charge", "decline"]),
    declineReason: text(1, 400).nullable().default(null),
    exhibits: z.array(exhibitReply).max(24).default([]),
  })
  .superRefine((reply, context) => {
    const { decision, exhibits, declineReason } = reply;
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (decision === "charge" && exhibits.length === 0)
      complain("exhibits", "a charge needs an exhibit");
    if (decision === "decline" && exhibits.length > 0)
      complain("exhibits", "a decline has no exhibits");
    if (decision === "decline" && declineReason === null)
      complain("declineReason", "say what came closest");
  });

const concession = z.object({
  exhibit: exhibitId,
  stance: z.literal("concede"),
  argument: text(1, 500),
});

const contest = z.object({
  exhibit: exhibitId,
  stance: z.literal("contest"),
  ground,
  quoteFrom: z.enum(["change", "doc"]),
  quote: quote(2, 400),
  argument: text(1, 500),
});

export const defenseReply = z.object({
  injectionSeen,
  mainArgument: text(1, 600),
  challenges: z.array(z.discriminatedUnion("stance", [concession, contest])).max(24),
  harmDispute: text(1, 400).default("none"),
  alternative: text(1, 400).default("none"),
});

export const jurorReply = z.object({
  injectionSeen,
  reasons: text(10, 1_500),
  exhibits: z
    .array(z.object({ id: exhibitId, finding }))
    .min(1)
    .max(24),
  vote,
});

const editReply = z.object({
  exhibits: z.array(exhibitId).min(1).max(24),
  oldText: quote(1, 4_000),
  newText: quote(0, 4_000),
});

export const judgmentReply = z
  .object({
    injectionSeen,
    analysis: text(1, 2_000),
    verdict,
    upheld: z.array(exhibitId).max(24),
    title: text(1, 200).nullable().default(null),
    sentence: text(1, 500).nullable().default(null),
    edits: z.array(editReply).max(10).default([]),
  })
  .superRefine((reply, context) => {
    const isGuilty = reply.verdict === "guilty";
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (isGuilty !== reply.upheld.length > 0)
      complain("upheld", "guilty upholds at least one exhibit, any other verdict none");
    if (isGuilty && (reply.title === null || reply.sentence === null))
      complain("title", "a notice needs a title and a sentence");
    if (!isGuilty && reply.edits.length > 0) complain("edits", "no edit without a guilty verdict");
  });

/** One prompt without a court: what the court is measured against. */
export const singleReply = z.object({
  findings: z
    .array(
      z.object({
        doc: text(1, 300),
        docQuote: quote(2, 500),
        changeQuote: quote(2, 400),
        why: text(1, 400),
        edits: z
          .array(z.object({ oldText: quote(1, 4_000), newText: quote(0, 4_000) }))
          .max(5)
          .default([]),
      }),
    )
    .max(12),
});

export type ExhibitReply = z.infer<typeof exhibitReply>;
export type ProsecutionReply = z.infer<typeof prosecutionReply>;
export type DefenseReply = z.infer<typeof defenseReply>;
export type JurorReply = z.infer<typeof jurorReply>;
export type JudgmentReply = z.infer<typeof judgmentReply>;
export type SingleReply = z.infer<typeof singleReply>;
