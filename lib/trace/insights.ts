/** What the court and the engine did over a span of time, as the HTTP API and the screens show it. */
import { z } from "zod";
import { arm } from "./court";
import { estimate, juryXray, share } from "./jury-xray";
import { caseState, runStep } from "./run-facts";
import { ownerDecision, votePattern } from "./what-if";

const count = z.int().nonnegative();
const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });
const dollars = z
  .number()
  .nullable()
  .meta({ description: "US dollars; null when a price is unknown." });

/** Where changes go on, in order; what stops in between says why. */
export const funnelStage = z.enum(["merged", "paths", "evidence", "tried", "notice", "accepted"]);

const reasons = z.array(z.object({ reason: z.string(), changes: count }));

export const insightFunnel = z.object({
  stages: z.array(
    z.object({
      stage: funnelStage,
      changes: count,
      /** Why those that came this far from the stage before did not, the most frequent first. */
      stopped: reasons,
    }),
  ),
  /** Never called clean: too large, patch missing, no quorum, a failure. */
  notJudged: reasons,
  /** Waiting for their funnel or their run. */
  open: count,
});

const month = z.string().meta({ description: "`2026-09`, by UTC." });

export const insightAccepted = z.object({
  /** Of the notices whose owner has decided. */
  share,
  notices: count,
  byMonth: z.array(z.object({ month, share, notices: count })),
  byArm: z.array(
    z.object({
      arm,
      /** Cases that every arm shown has judged. */
      cases: count,
      share,
      /** US dollars of a case, on average; no value where a price is unknown. */
      costUsd: estimate,
    }),
  ),
});

/** The intervals are the bootstrap's over runs: times of one run are alike. */
const times = { times: count, medianMs: estimate, p90Ms: estimate };

export const insights = z
  .object({
    repositoryId: z.string().nullable(),
    days: z.int().positive(),
    from: time,
    until: time,
    /** Entries of the docket in this time; inquiries are counted for all repositories together. */
    changes: count,
    runs: count,
    /** Runs that have ended and were not counted yet: ask again in a minute. */
    uncounted: count,
    /** True where there are more entries than are counted at once: only the newest are. */
    cut: z.boolean(),
    funnel: insightFunnel,
    accepted: insightAccepted,
    verdicts: z.array(z.object({ month, cases: z.partialRecord(caseState, count) })),
    cost: z.object({
      costUsd: dollars,
      tokens: z.number(),
      accepted: count,
      perAcceptedUsd: z
        .object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })
        .nullable()
        .meta({ description: "With the 95 % bootstrap interval over changes." }),
    }),
    stages: z
      .array(z.object({ stage: z.string(), ...times }))
      .meta({ description: "Wall time of the stages of trials." }),
    steps: z
      .array(z.object({ step: runStep, ...times }))
      .meta({ description: "Wall time of the steps of inquiries; code with what it called." }),
    code: z
      .array(z.object({ model: z.string(), clean: share, repaired: count, failed: count }))
      .meta({
        description: "Cells that ran as written, without an error, by the model that wrote them.",
      }),
    claims: z.array(z.object({ model: z.string(), unsupported: share })),
    jury: juryXray.nullable().meta({ description: "Null where no jury voted." }),
    whatIf: z
      .object({
        seats: z.int().positive(),
        /** The rule by which most of these cases were heard. */
        needed: z.int().positive(),
        /** What the same rule would need of one juror fewer. */
        neededWithout: z.int().nonnegative(),
        patterns: z.array(votePattern),
      })
      .nullable(),
  })
  .meta({ id: "Insights" });

/** A case that another rule would have ended otherwise, or of which that is unknown. */
export const changedCase = z
  .object({
    trialId: z.string(),
    runId: z.string(),
    title: z.string(),
    path: z.string(),
    change: z.enum(["lost", "unruled", "uncertain", "unheard"]).meta({
      description:
        "`lost`: no notice would go out. `unruled`: it would reach a judge who never ruled. `uncertain` and `unheard`: a case with and without a notice that hangs on votes nobody gave.",
    }),
    decision: ownerDecision,
    proposalId: z.string().nullable(),
  })
  .meta({ id: "ChangedCase" });

export type FunnelStage = z.infer<typeof funnelStage>;
export type InsightFunnel = z.infer<typeof insightFunnel>;
export type Insights = z.infer<typeof insights>;
export type ChangedCase = z.infer<typeof changedCase>;
