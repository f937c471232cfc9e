/** The cases that another rule would have ended otherwise, or of which that cannot be known. */
import "server-only";
import { z } from "zod";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { ChangedCase } from "@/lib/trace/insights";
import { plainRule, type TriedRule, underRule } from "@/lib/trace/what-if";
import { juriesOf, patternOf } from "./heard-cases";
import { insightQuery } from "./insight-rows";
import { type InsightDeps, readSpan } from "./read-insights";

export const changedQuery = insightQuery.extend({
  needed: z.coerce.number().positive().max(1_000).meta({
    description: "Guilty votes, or their weight, that send a case to the judge.",
  }),
  weights: z
    .string()
    .max(200)
    .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?)*$/, "Give one number for each juror, with commas between.")
    .transform((text) => text.split(",").map(Number))
    .optional()
    .meta({
      description: "What each juror's vote counts, such as `1,1,0,1,1`; left out, one each.",
    }),
});

export type ChangedQuery = z.infer<typeof changedQuery>;

const MOST_CASES = 1_000;

/** The newest first. */
export async function readChangedCases(
  deps: InsightDeps,
  query: ChangedQuery,
): Promise<{ cases: ChangedCase[]; total: number }> {
  const juries = juriesOf(await readSpan(deps, query));
  const jury = juries.find(({ key }) => key === query.jury) ?? juries[0];
  if (!jury) return { cases: [], total: 0 };
  const rule = ruleOf(query, jury.jurors.length);
  const cases = jury.cases.flatMap((one): ChangedCase[] => {
    const change = changeOf(underRule(patternOf(one), rule), one.state === "notice");
    if (change === null) return [];
    const { trialId, runId, title, path, decision, proposalId } = one;
    return [{ trialId, runId, title, path, change, decision, proposalId }];
  });
  return { cases: cases.slice(0, MOST_CASES), total: cases.length };
}

function ruleOf({ weights, needed }: ChangedQuery, seats: number): TriedRule {
  if (!weights) return plainRule(seats, needed);
  if (weights.length === seats) return { weights, needed };
  const message = `This jury has ${seats} jurors: give ${seats} weights.`;
  throw new UseCaseError("invalid-input", message, { fields: [{ pointer: "/weights", message }] });
}

function changeOf(
  under: ReturnType<typeof underRule>,
  isNotice: boolean,
): ChangedCase["change"] | null {
  if (under === "unheard") return isNotice ? "uncertain" : "unheard";
  if (under === "unruled") return "unruled";
  return isNotice && under === "withheld" ? "lost" : null;
}
