/** The funnel: what a change has to pass before anybody is asked about it. Every step says why, so that "why no notice?" has an answer. */
import type { Change } from "@/lib/change/change";
import { findEvidence } from "@/lib/courtroom/evidence/find-evidence";
import type { PageIndex } from "@/lib/courtroom/evidence/page-index";
import type { ChosenPage } from "@/lib/trace/config";
import type { FunnelStep } from "@/lib/trace/court";
import { judgePaths, judgeSize, type PathOptions } from "./judge-paths";

export type FunnelRequest = PathOptions & {
  title: string;
  body: string;
  change: Change;
  index: PageIndex;
  /** Pages that one change is held against. */
  pages: number;
};

export type Funnelled = {
  state: "goes-on" | "filtered" | "not-judged";
  steps: FunnelStep[];
  pages: readonly ChosenPage[];
};

export function runFunnel(request: FunnelRequest): Funnelled {
  const { title, body, change, index } = request;
  if (change.files.length === 0) return unread(change);
  const paths = judgePaths(change, request);
  if (paths.step.outcome === "stopped") return stopped("filtered", [paths.step]);
  const size = judgeSize(paths.files);
  if (size.outcome === "stopped") return stopped("not-judged", [paths.step, size]);
  const evidence = findEvidence({
    title,
    body,
    change: { ...change, files: paths.files },
    index,
    pages: request.pages,
  });
  const step: FunnelStep = {
    name: "evidence",
    outcome: evidence.pages.length > 0 ? "passed" : "stopped",
    reason: evidence.reason,
  };
  const steps = [paths.step, size, step];
  return step.outcome === "stopped"
    ? stopped("filtered", steps)
    : { state: "goes-on", steps, pages: evidence.pages };
}

function unread({ problems }: Change): Funnelled {
  const reason =
    problems.length > 0
      ? `The patch could not be read. ${problems[0]}`
      : "The patch is empty: it changes no file.";
  const state = problems.length > 0 ? "not-judged" : "filtered";
  return stopped(state, [{ name: "paths", outcome: "stopped", reason }]);
}

function stopped(state: "filtered" | "not-judged", steps: FunnelStep[]): Funnelled {
  return { state, steps, pages: [] };
}
