/** The data of a run's answer, for whoever goes on working with it. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { Answer } from "@/lib/trace/event";

export async function answerData(
  deps: Pick<Composition, "eventLog">,
  runId: string,
): Promise<NonNullable<Answer["data"]>> {
  const { answer, endedAt } = await getRun(deps, runId);
  if (endedAt === null)
    throw new UseCaseError("conflict", "This run has not ended yet. Wait for its answer.");
  if (answer?.data === undefined || answer.data === null)
    throw new UseCaseError(
      "not-found",
      answer === null || answer.abstained
        ? "This run ended without an answer, so there is no data."
        : "The answer of this run is a text without data. Ask with a form, such as a table, to get some.",
    );
  return answer.data;
}
