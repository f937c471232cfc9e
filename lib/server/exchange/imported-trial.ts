/** A trial that was recorded elsewhere, as its screen reads an entry of the docket. There is no such entry here. */
import "server-only";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { Trial } from "@/lib/trace/trial";

/** Null for a run that is no trial, and for one of this installation. */
export function importedTrial(run: RunSummary): Trial | null {
  const settings = run.config.trial;
  if (!settings || run.kind !== "imported") return null;
  const { title, body, arm, funnel } = settings;
  return {
    id: `imported-${run.id}`,
    state: "tried",
    source: "api",
    arm,
    title,
    body,
    author: null,
    url: null,
    repository: null,
    mergedAt: null,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    runId: null,
    reason: funnel.at(-1)?.reason ?? "",
    cases: [],
    baseSha: null,
    mergeSha: null,
    patchSha256: null,
    funnel: { state: "tried", steps: funnel },
    runIds: [],
  };
}
