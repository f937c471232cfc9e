import type { RunSummary } from "@/lib/trace/run-summary";

/**
 * The page of a run, at one of its steps where that is given: a trial's run is shown on the trial's, but for one that
 * was recorded elsewhere.
 */
export function runHref(
  { id, config, imported }: Pick<RunSummary, "id" | "config" | "imported">,
  spanId?: string,
): string {
  const trial = imported ? undefined : config.trial;
  const page = trial
    ? `trials/${encodeURIComponent(trial.trialId)}`
    : `runs/${encodeURIComponent(id)}`;
  const query = new URLSearchParams({
    ...(trial && { run: id }),
    ...(spanId !== undefined && { span: spanId }),
  }).toString();
  return query === "" ? `/${page}` : `/${page}?${query}`;
}
