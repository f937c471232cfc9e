import "server-only";
import type { Composition } from "@/lib/server/composition";
import { beginRun } from "@/lib/server/runs/begin-run";
import { getRun } from "@/lib/server/runs/get-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { UseCaseError } from "@/lib/server/use-case-error";

/** The same run again from its recorded replies, without a model call. Resolves with the new run's id. */
export async function replayRun(
  deps: Pick<Composition, "eventLog" | "createRun" | "clock" | "newId">,
  runId: string,
): Promise<string> {
  const parent = await getRun(deps, runId);
  refuseImported(parent);
  const { config, endedAt } = parent;
  if (endedAt === null)
    throw new UseCaseError(
      "conflict",
      "This run has not ended yet, so there is nothing whole to replay. Wait for its end, or stop it.",
    );
  // It repeats one run of a group and is none of the group's own.
  const { group: _group, ...alone } = config;
  return beginRun(deps, alone, { how: "replay", runId });
}
