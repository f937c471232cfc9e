/** How the court and the arms it is measured against did on the same cases. */
import { z } from "zod";
import { arm } from "@/lib/trace/court";

const count = z.int().nonnegative();
const interval = z
  .object({ low: z.number(), high: z.number() })
  .meta({ description: "95 % Wilson interval, from 0 to 1." });

export const armScore = z
  .object({
    arm,
    /** Cases that this arm and every other one shown has judged. */
    cases: count,
    withNotice: count,
    noticeShare: interval,
    /** Notices about pages whose owner has accepted or declined one for the same change. */
    decided: count,
    accepted: count,
    acceptedShare: interval,
    /** Cases in which it sends notices about the same pages as the court. */
    likeCourt: count,
    tokens: count,
    costUsd: z.number().nullable().meta({ description: "Null when a price is unknown." }),
    /** Milliseconds of a case, on average. */
    wallMs: z.number(),
  })
  .meta({ id: "ArmScore" });

export const scoreboard = z
  .object({
    arms: z.array(armScore),
    /** Trials of the docket that were looked at, and those that every arm has judged. */
    trials: count,
    compared: count,
  })
  .meta({ id: "ArmScoreboard" });

export type ArmScore = z.infer<typeof armScore>;
export type Scoreboard = z.infer<typeof scoreboard>;
