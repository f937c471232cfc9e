import type { TrialScene } from "./trial-context";
import { trialRows } from "./trial-rows";

const noneClosed: ReadonlySet<string> = new Set();

/** How many stages the page shows; those of the other cases are not on it. */
export function stepsOnPage({ view, shown }: Pick<TrialScene, "view" | "shown">): number {
  const cases = shown ? [shown] : [];
  return trialRows({ ...view, cases }, noneClosed).filter(({ span }) => span !== null).length;
}
