/** The runs that a run is worth comparing with: what it was made from, what was made from it, and what was asked with it. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { listedRun } from "@/lib/server/runs/run-shape";
import { arm } from "@/lib/trace/court";
import { runItem } from "@/lib/trace/run-item";
import type { RunSummary } from "@/lib/trace/run-summary";

/** Runs of the same documents that are looked through, newest first. */
const MOST_RUNS = 300;
const MOST_RELATIVES = 100;

export const relation = z.enum(["parent", "child", "sibling", "group", "trial"]);

export const relatives = z
  .object({
    relatives: z.array(
      z.object({
        relation: relation.meta({
          description:
            "`parent`: the run was made from it · `child`: made from the run · `sibling`: made from the same · `group`: asked together · `trial`: of the same trial.",
        }),
        run: listedRun,
        arm: arm.nullable().meta({ description: "The way of judging; null but for a trial." }),
      }),
    ),
  })
  .meta({ id: "Relatives" });

export type Relatives = z.infer<typeof relatives>;

/** Newest first. Of forks over other documents only the parent is known. Rejects with `not-found`. */
export async function listRelatives(
  deps: Pick<Composition, "eventLog">,
  runId: string,
): Promise<Relatives> {
  const own = await getRun(deps, runId);
  const [document] = own.config.documents;
  const near = document
    ? await deps.eventLog.list({ kind: own.kind, documentId: document.id, limit: MOST_RUNS })
    : [];
  const parentId = own.origin?.runId;
  const isParentNear = near.some(({ id }) => id === parentId);
  const parent = parentId && !isParentNear ? await deps.eventLog.summary(parentId) : null;
  const found = [...(parent ? [parent] : []), ...near].flatMap((other) => {
    const how = relationOf(own, other);
    if (how === null) return [];
    return [{ relation: how, run: runItem(other), arm: other.config.trial?.arm ?? null }];
  });
  return { relatives: found.slice(0, MOST_RELATIVES) };
}

function relationOf(own: RunSummary, other: RunSummary): z.infer<typeof relation> | null {
  if (other.id === own.id) return null;
  if (other.id === own.origin?.runId) return "parent";
  if (other.origin?.runId === own.id) return "child";
  if (own.origin && other.origin?.runId === own.origin.runId) return "sibling";
  const { group, trial } = own.config;
  if (group && other.config.group?.id === group.id) return "group";
  return trial && other.config.trial?.trialId === trial.trialId ? "trial" : null;
}
