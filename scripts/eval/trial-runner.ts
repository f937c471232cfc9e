/** Judges changes as the product does: the same funnel, stages and log, with the stores in memory. */
import { parsePatch } from "@/lib/change/parse-patch";
import { indexPages } from "@/lib/courtroom/evidence/page-index";
import { type Funnelled, runFunnel } from "@/lib/courtroom/funnel/run-funnel";
import type { CourtPage } from "@/lib/courtroom/page";
import { resolveCourtModels } from "@/lib/model/model-settings";
import { readEnv } from "@/lib/server/env";
import { executeRun } from "@/lib/server/execute-run";
import { beginRun } from "@/lib/server/runs/begin-run";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { docketEnd } from "@/lib/server/trials/trial-cases";
import { trialConfig } from "@/lib/server/trials/trial-config";
import type { InquiryConfig, TrialSettings } from "@/lib/trace/config";
import type { Arm, FunnelStep } from "@/lib/trace/court";
import type { CourtRules } from "@/lib/trace/court-rules";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import type { RunSummary } from "@/lib/trace/run-summary";
import { selectTrial, type TrialView } from "@/lib/trace/select-trial";
import type { DocketState } from "@/lib/trace/trial";
import { createExecution, type Execution } from "./eval-execution";

export type TrialOrder = {
  title: string;
  body: string;
  patch: string;
  pages: readonly CourtPage[];
  arm: Arm;
  rules: CourtRules;
};

export type JudgedTrial = {
  state: DocketState;
  steps: readonly FunnelStep[];
  /** Null where the funnel ended it. */
  view: TrialView | null;
  summary: RunSummary | null;
  wallMs: number;
};

export type TrialRunner = {
  judge(order: TrialOrder): Promise<JudgedTrial>;
  close(): Promise<void>;
};

const isPage = (path: string) => /\.(?:mdx?|markdown|rst|adoc|asciidoc)$/i.test(path);

export function createTrialRunner(): TrialRunner {
  const execution = createExecution();
  let judged = 0;
  return {
    async judge(order) {
      const startedAt = execution.parts.clock();
      const wallMs = () => execution.parts.clock() - startedAt;
      const funnelled = funnel(order);
      const { state, steps } = funnelled;
      if (state !== "goes-on") return { state, steps, view: null, summary: null, wallMs: wallMs() };
      judged += 1;
      const { view, summary } = await tryCase(execution, order, funnelled, `eval-${judged}`);
      return { ...docketEnd(view, summary), view, summary, wallMs: wallMs() };
    },
    close: execution.close,
  };
}

function funnel({ title, body, patch, pages, rules }: TrialOrder): Funnelled {
  const paths = new Set(pages.map(({ path }) => path));
  return runFunnel({
    title,
    body,
    change: parsePatch(patch),
    index: indexPages(pages),
    pages: rules.pages,
    isPage: (path) => paths.has(path) || isPage(path),
    isIgnored: () => false,
  });
}

async function tryCase(
  { parts, settings: store, blobs }: Execution,
  order: TrialOrder,
  funnelled: Funnelled,
  id: string,
): Promise<{ view: TrialView; summary: RunSummary }> {
  const { eventLog, clock } = parts;
  const { title, body, arm, rules } = order;
  const sources = await keylessModelSources({ settings: store, env: readEnv() });
  const settings: TrialSettings = {
    trialId: id,
    title,
    body,
    arm,
    rules,
    models: resolveCourtModels(sources, rules),
    funnel: funnelled.steps,
    pages: [...funnelled.pages],
    precedents: [],
    appeals: [],
    struckOut: [],
  };
  const documents = await Promise.all([
    kept(blobs, "change.diff", order.patch),
    ...funnelled.pages.map(({ path }) => kept(blobs, path, textOf(order, path))),
  ]);
  const runId = await beginRun(
    { createRun: (run, event) => eventLog.append(run, 0, [event]), clock, newId: () => id },
    trialConfig({ title }, settings, documents),
    null,
  );
  await executeRun(runId, parts, new AbortController().signal);
  const timeline = extendTimeline(runId, emptyTimeline, await eventLog.read(runId));
  const view = selectTrial(timeline);
  const { summary } = timeline;
  if (view === null || summary === null) throw new Error(`The trial of "${title}" left no log.`);
  return { view, summary };
}

function textOf({ pages }: TrialOrder, path: string): string {
  const page = pages.find((each) => each.path === path);
  if (!page) throw new Error(`The funnel chose the page ${path}, which was not given.`);
  return page.text;
}

async function kept(
  blobs: Execution["blobs"],
  name: string,
  text: string,
): Promise<InquiryConfig["documents"][number]> {
  const textSha256 = await blobs.put(new TextEncoder().encode(text));
  return { id: name, name, textSha256, chars: text.length, lines: text.split("\n").length };
}
