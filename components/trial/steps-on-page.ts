import type { TrialScene } from "./trial-context";
import { stageRows } from "./trial-rows";

/** How many stages the page shows; those of the other cases are not on it. */
export function stepsOnPage({ view, shown }: Pick<TrialScene, "view" | "shown">): number {
  return stageRows({ ...view, cases: shown ? [shown] : [] }).length;
}
