import type { RunSummary } from "@/lib/trace/run-summary";

/** The page of a run: a trial's run is shown on the trial's. */
export function runHref({ id, config }: Pick<RunSummary, "id" | "config">): string {
  const run = encodeURIComponent(id);
  if (!config.trial) return `/runs/${run}`;
  return `/trials/${encodeURIComponent(config.trial.trialId)}?run=${run}`;
}
