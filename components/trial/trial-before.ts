import type { Trial } from "@/lib/trace/trial";

/** The docket's entry as it was while its trial was held: what followed from the run is not known yet. */
export function trialBefore(trial: Trial): Trial {
  return { ...trial, state: "judging", cases: [], funnel: { ...trial.funnel, steps: [] } };
}
