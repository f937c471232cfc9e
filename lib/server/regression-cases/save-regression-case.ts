/** Keeps a checked answer as a regression case: what a machine established once can be asked again. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRegressionCase } from "@/lib/store/regression-case-store";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";

export const regressionCaseOrder = z
  .strictObject({ runId: z.string().min(1).max(200) })
  .meta({ id: "RegressionCaseOrder" });

type SaveDeps = Pick<Composition, "eventLog" | "regressionCases" | "clock" | "newId">;

/** Gives back the case that there is, when the run was saved before. Rejects with `conflict` for an answer that is not established. */
export async function saveRegressionCase(
  deps: SaveDeps,
  runId: string,
): Promise<StoredRegressionCase> {
  const run = await getRun(deps, runId);
  refuseImported(run);
  const { answer, claims, evidence } = run;
  const refusal = refusalOf(run);
  if (refusal !== null || answer === null) throw new UseCaseError("conflict", refusal ?? "");
  const { group: _, ...config } = run.config;
  return deps.regressionCases.add({
    id: deps.newId(),
    runId,
    config: { ...config, edits: [] },
    answer,
    claims,
    evidence,
    lastRunId: null,
    createdAt: deps.clock(),
    deletedAt: null,
  });
}

const established = new Set(["verified", "computed", "given"]);

function refusalOf(run: RunSummary): string | null {
  const { answer, claims, evidence } = run;
  if (!isOver(run)) return "This run has not ended yet. Wait for its end.";
  if (answer === null) return "This run has no answer that could be kept as a test.";
  if (answer.abstained)
    return "This run gave no answer, because the text settles none: there is nothing to expect.";
  if (answer.forced)
    return "A limit cut this run off: its answer may be partial, so it is no measure for others.";
  const bad = claims.filter(({ mark }) => !established.has(mark));
  if (bad.length > 0)
    return `Only answers whose every claim is verified, computed or given are kept as tests; here ${bad
      .slice(0, 3)
      .map(({ text, mark }) => `“${text}” is ${mark}`)
      .join(", ")}.`;
  if (claims.length + evidence.length === 0)
    return "Nothing in this answer could be checked, so it is no measure for others.";
  return null;
}
