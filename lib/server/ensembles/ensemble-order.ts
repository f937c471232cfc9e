/** A question asked several times, or of several models: what a request says beyond the question itself. */
import "server-only";
import { z } from "zod";
import { inquiryOrder } from "@/lib/server/runs/start-inquiry";

const FEWEST = 2;
const MOST = 7;

const bounds = `Ask between ${FEWEST} and ${MOST} times.`;

const ensembleOrder = z
  .union(
    [
      z.strictObject({
        runs: z.int().min(FEWEST, bounds).max(MOST, bounds).meta({
          description: "The same question to the same models, so many times.",
        }),
      }),
      z.strictObject({
        models: z
          .array(z.string().trim().min(1).max(200))
          .min(FEWEST, bounds)
          .max(MOST, bounds)
          .meta({
            description:
              "One run for each: a model's id, as root. Sub-calls go to `models.sub`, or to the same model where that is left out.",
          }),
      }),
    ],
    {
      error: `Say how often as {"runs": ${FEWEST}–${MOST}}, or name ${FEWEST}–${MOST} {"models": […]}.`,
    },
  )
  .meta({
    description:
      "Asks several times and compares: GET /api/v1/ensembles/{ensembleId}. Limits hold for each run.",
  });

export const askOrder = inquiryOrder
  .extend({ ensemble: ensembleOrder.optional() })
  .meta({ id: "AskOrder" });

export type AskOrder = z.infer<typeof askOrder>;
export type EnsembleOrder = z.infer<typeof ensembleOrder>;
