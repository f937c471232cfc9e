/** What of the documentation a change may have made wrong, chosen by counting words: no model. */
import type { ChosenPage } from "@/lib/trace/config";

export type Evidence = {
  /** The best pages, best first; empty when no page names anything that the change touched. */
  pages: readonly ChosenPage[];
  /** One sentence for the docket: what was found, or why nothing was. */
  reason: string;
  /** The weight of each name that the change touched, for choosing which hunks to show. */
  weights: ReadonlyMap<string, number>;
};
