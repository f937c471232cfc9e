/** At which stage rulings went wrong, over many that were called wrong. */
import { z } from "zod";
import { faultStage } from "./ruling-mark";

const share = z.object({ low: z.number(), high: z.number() }).meta({
  description: "95 % interval of the share of all searches that ended, by Wilson's formula.",
});

const faultCase = z.object({
  markId: z.string(),
  trialId: z.string(),
  runId: z.string(),
  path: z.string(),
  title: z.string(),
  /** The attempt that flips it, to be held against the run. */
  attemptRunId: z.string().nullable(),
  /** An earlier stage could not be tried. */
  isUncertain: z.boolean(),
});

export const faultHistogram = z
  .object({
    /** Searches that ended. */
    searched: z.int().nonnegative(),
    bars: z.array(
      z.object({
        /** `none`: no stage alone flips the outcome. `unclear`: none does, but not all could be tried. */
        stage: z.enum([...faultStage.options, "none", "unclear"]),
        count: z.int().nonnegative(),
        share,
        cases: z.array(faultCase),
      }),
    ),
  })
  .meta({ id: "FaultHistogram" });

export type FaultHistogram = z.infer<typeof faultHistogram>;
export type FaultBar = FaultHistogram["bars"][number];
