import "server-only";
import type { Composition } from "@/lib/server/composition";
import { ensembleOf } from "@/lib/server/ensembles/ensemble-of";
import type { Ensemble } from "@/lib/server/ensembles/ensemble-shape";
import { memberId } from "@/lib/server/ensembles/start-ensemble";
import { isId } from "@/lib/server/is-id";
import { cancelRun } from "@/lib/server/runs/cancel-run";
import { UseCaseError } from "@/lib/server/use-case-error";

/** Rejects with `not-found`. */
export async function getEnsemble(
  { eventLog }: Pick<Composition, "eventLog">,
  ensembleId: string,
): Promise<Ensemble> {
  const first = isId(ensembleId) ? await eventLog.summary(memberId(ensembleId, 0)) : null;
  const group = first?.config.group;
  if (!first || group?.id !== ensembleId)
    throw new UseCaseError(
      "not-found",
      `There is no ensemble "${ensembleId}". POST /api/v1/inquiries with \`ensemble\` starts one.`,
    );
  const others = await Promise.all(
    Array.from({ length: group.of - 1 }, async (_, at) => ({
      index: at + 1,
      run: await eventLog.summary(memberId(ensembleId, at + 1)),
    })),
  );
  const begun = others.flatMap(({ index, run }) => (run ? [{ index, run }] : []));
  return ensembleOf(group, [{ index: 0, run: first }, ...begun]);
}

/** Stops every run of it that has not ended. */
export async function cancelEnsemble(
  deps: Pick<Composition, "eventLog" | "signals" | "clock">,
  ensembleId: string,
): Promise<Ensemble> {
  const { runs } = await getEnsemble(deps, ensembleId);
  await Promise.all(runs.map(({ runId }) => cancelRun(deps, runId)));
  return getEnsemble(deps, ensembleId);
}
