/** How the jurors of a court vote: how lenient each is, how alike they are, and whose votes change anything. */
import { z } from "zod";

const count = z.int().nonnegative();

/** A share from 0 to 1 with its 95 % Wilson interval; `of` is what it is a share of. */
export const share = z
  .object({ count, of: count, low: z.number(), high: z.number() })
  .meta({ id: "Share", description: "A count of so many, with the 95 % Wilson interval." });

/** Null where the votes do not define it; the interval is the bootstrap's over cases. */
export const estimate = z
  .object({
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .meta({ id: "Estimate", description: "With the 95 % percentile bootstrap interval over cases." });

export const jurorXray = z.object({
  /** Counts from 1. */
  juror: z.int().positive(),
  lens: z.string().nullable(),
  model: z.string(),
  guilty: share,
  failed: count,
  /** Whether its interval leaves out the panel's share. */
  apart: z.boolean(),
  /** Of its votes in juries that were heard whole: those without which the outcome would have been another. */
  decisive: share,
});

export const juryXray = z
  .object({
    /** Names this jury: its seats with lens and model. */
    key: z.string(),
    /** Juries that voted in this time, the most heard first. */
    juries: z.array(
      z.object({ key: z.string(), seats: count, models: z.array(z.string()), cases: count }),
    ),
    /** Cases of this jury, and those in which everybody was asked at the same time. */
    cases: count,
    atOnce: count,
    basis: z.enum(["at-once", "all"]).meta({
      description:
        "`at-once`: only cases in which everybody was asked at the same time, which is what juries can be measured by. `all` where these are too few; whom a jury that stops early asks depends on the votes before.",
    }),
    /** Cases that the figures rest on. */
    measured: count,
    votes: count,
    failed: count,
    /** All votes together. */
    guilty: share,
    jurors: z.array(jurorXray),
    pairs: z.array(z.object({ first: z.int(), second: z.int(), cases: count, kappa: estimate })),
    fleiss: estimate,
    alpha: estimate,
    correlation: estimate,
    effectiveVotes: estimate,
    order: z.object({
      /** Cases heard whole, on which every order of asking was tried. */
      cases: count,
      /** Those in which some order would have led elsewhere. */
      changed: share,
      /** Which part of all orders leads elsewhere in those. */
      elsewhere: estimate,
      /** Votes asked for on average: in the court's own order, the best and the worst one. */
      asked: z.object({ own: estimate, best: estimate, worst: estimate }).nullable(),
      /** Cases whose outcome stood before the last juror was asked. */
      early: share,
    }),
  })
  .meta({ id: "JuryXray" });

export type Share = z.infer<typeof share>;
export type Estimate = z.infer<typeof estimate>;
export type JuryXray = z.infer<typeof juryXray>;
