/** What a trial works on, and what it depends on. Nothing here tells time, makes randomness or knows where it runs. */
import type { Change } from "@/lib/change/change";
import { type ChangeQuotes, changeQuotes } from "@/lib/courtroom/checks/change-quotes";
import { type FoldedText, foldText } from "@/lib/courtroom/checks/folded-text";
import type { CourtPage } from "@/lib/courtroom/page";
import type { CallPorts } from "@/lib/rlm/ports";
import type { TrialSettings } from "@/lib/trace/config";
import type { HashText } from "./blocks";

export type TrialPorts = CallPorts;

export type TrialTask = {
  settings: TrialSettings;
  /** The change as a patch. */
  patch: string;
  change: Change;
  /** In the order of `settings.pages`. */
  pages: readonly CourtPage[];
  /** The run's own span, which the stages hang on. */
  runSpanId: string;
  hash: HashText;
};

/** A trial's task with what several stages look up in it. */
export type Courtroom = TrialTask & {
  quotes: ChangeQuotes;
  folded: ReadonlyMap<string, FoldedText>;
};

export function openCourtroom(task: TrialTask): Courtroom {
  return {
    ...task,
    quotes: changeQuotes(task.change),
    folded: new Map(task.pages.map(({ path, text }) => [path, foldText(text)])),
  };
}
