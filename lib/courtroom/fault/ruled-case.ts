/** The recorded ruling about one page, as the search for its fault starts from it. */
import type { TrialSettings } from "@/lib/trace/config";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { Timeline } from "@/lib/trace/reduce";
import type { RuledState } from "@/lib/trace/ruling-mark";
import { isOver } from "@/lib/trace/run-state";
import { type CaseView, selectTrial, type TrialView } from "@/lib/trace/select-trial";

export type RuledCase = {
  path: string;
  state: RuledState;
  reason: string;
  /** Of the case; where none was opened, the one that it would have. */
  spanId: string;
  settings: TrialSettings;
  view: TrialView;
  /** Null where no case was opened. */
  found: CaseView | null;
  /** What was filed against the page, whether it stands or not. */
  filed: readonly CheckedExhibit[];
  standing: readonly CheckedExhibit[];
};

/** `refusal` says why there is no ruling that could be called wrong, and what to do. */
export type ReadRuling = { ruled: RuledCase; refusal: null } | { ruled: null; refusal: string };

export function readRuling(timeline: Timeline, path: string): ReadRuling {
  const { summary } = timeline;
  const settings = summary?.config.trial;
  const view = selectTrial(timeline);
  if (!summary || !settings || !view) return refuse("This run is no trial.");
  if (!isOver(summary)) return refuse("This trial has not ended yet. Wait for its end.");
  if (settings.arm !== "court")
    return refuse("This run was judged without a court: it has no stages to look into.");
  const index = settings.pages.findIndex((page) => page.path === path);
  if (index < 0)
    return refuse(
      `${path} was not among the pages of this trial: ${settings.pages.map((page) => page.path).join(", ")}.`,
    );
  const found = view.cases.find((one) => one.path === path) ?? null;
  const state = found ? (found.ending?.state ?? "failed") : "no-case";
  const isFailed = summary.status !== "succeeded" && (found === null || found.ending === null);
  if (isFailed || state === "failed" || state === "no-quorum")
    return refuse(
      `This page was not judged: ${found?.ending?.reason ?? summary.error?.message ?? "the run was stopped."} Hold the trial again first.`,
    );
  const filed = view.exhibits.filter((exhibit) => exhibit.path === path);
  return {
    ruled: {
      ...{ path, state, settings, view, found, filed },
      reason: found?.ending?.reason ?? summary.answer?.text ?? "",
      spanId: `case-${index + 1}`,
      standing: filed.filter(({ standing }) => standing === "stands"),
    },
    refusal: null,
  };
}

function refuse(refusal: string): ReadRuling {
  return { ruled: null, refusal };
}
