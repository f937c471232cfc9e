/** A regression case as the HTTP API shows it, with how it did when it was run again. */
import "server-only";
import { z } from "zod";
import { groupAnswers, isComparable } from "@/lib/evidence/agreement";
import type { Composition } from "@/lib/server/composition";
import { verification, verificationOf } from "@/lib/server/verifications/verification-shape";
import type { StoredRegressionCase } from "@/lib/store/regression-case-store";
import { roleModels } from "@/lib/trace/config";
import { answer, claimMark } from "@/lib/trace/event";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";

const lastRun = z.object({
  runId: z.string(),
  models: roleModels,
  outcome: z.enum(["running", "passed", "failed", "unclear"]).meta({
    description:
      "`passed`: says the same, by its values. `unclear`: words that only a reader can compare.",
  }),
  answer: z.string().nullable(),
});

export const regressionCase = z
  .object({
    id: z.string(),
    runId: z.string().meta({ description: "The run whose answer it expects." }),
    question: z.string(),
    documents: z.array(z.object({ id: z.string(), name: z.string(), textSha256: z.string() })),
    models: roleModels.meta({ description: "Those that found the answer." }),
    answer,
    claims: z.array(z.object({ text: z.string(), mark: claimMark })),
    createdAt: z.int().meta({ description: "Milliseconds since the Unix epoch." }),
    lastRun: lastRun.nullable().meta({ description: "The newest run that asked it again." }),
    lastVerification: verification
      .nullable()
      .meta({ description: "The newest run of its code on its own texts, without a model." }),
  })
  .meta({ id: "RegressionCase" });

export type RegressionCaseView = z.infer<typeof regressionCase>;

type ViewDeps = Pick<Composition, "eventLog" | "verifications">;

const LOOKED_THROUGH = 20;

export async function viewOf(
  { eventLog, verifications }: ViewDeps,
  stored: StoredRegressionCase,
): Promise<RegressionCaseView> {
  const { id, runId, config, answer, claims, createdAt, lastRunId } = stored;
  const last = lastRunId === null ? null : await eventLog.summary(lastRunId);
  const texts = config.documents.map(({ textSha256 }) => textSha256).join(" ");
  const checks = await verifications.list({ runId, limit: LOOKED_THROUGH });
  const own = checks.find(
    ({ documents }) => documents.map(({ textSha256 }) => textSha256).join(" ") === texts,
  );
  return {
    id,
    runId,
    question: config.question,
    documents: config.documents.map(({ id, name, textSha256 }) => ({ id, name, textSha256 })),
    models: config.models,
    answer,
    claims: claims.map(({ text, mark }) => ({ text, mark })),
    createdAt,
    lastRun: last && {
      runId: last.id,
      models: last.config.models,
      outcome: outcomeOf(stored, last),
      answer: last.answer?.text ?? null,
    },
    lastVerification: own ? verificationOf(own) : null,
  };
}

function outcomeOf(
  { answer, claims, config }: StoredRegressionCase,
  run: RunSummary,
): z.infer<typeof lastRun>["outcome"] {
  if (!isOver(run)) return "running";
  if (run.answer === null || run.answer.abstained) return "failed";
  const expected = { text: answer.text, claims, data: answer.data };
  const found = { text: run.answer.text, claims: run.claims, data: run.answer.data };
  if (groupAnswers([expected, found], config.question).length === 1) return "passed";
  return isComparable(expected) && isComparable(found) ? "failed" : "unclear";
}
