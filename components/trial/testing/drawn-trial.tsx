/** The page of a trial as the server draws it, for tests of what stands on it. */
import { QueryClient } from "@tanstack/react-query";
import { drawPage } from "@/components/fixtures/draw-page";
import { sampleTrialRunId } from "@/components/fixtures/sample-trial";
import { TrialScreen } from "@/components/trial/trial-screen";
import type { Annotation } from "@/lib/trace/annotation";
import type { TraceEvent } from "@/lib/trace/event";
import type { Trial } from "@/lib/trace/trial";

type Options = {
  events: readonly TraceEvent[];
  /** What the address selects. */
  span?: string;
  /** What else the address says. */
  query?: Readonly<Record<string, string>>;
  notes?: readonly Annotation[];
};

export function drawTrial({ events, span, query = {}, notes = [] }: Options): string {
  const client = new QueryClient();
  client.setQueryData(["annotations", sampleTrialRunId], notes);
  const address = new URLSearchParams(span === undefined ? query : { ...query, span });
  const page = (
    <TrialScreen {...{ events, trial, runId: sampleTrialRunId, isLong: false, runs: [] }} />
  );
  return drawPage(page, address.toString(), client);
}

const trial: Trial = {
  ...{ id: "sample-trial", state: "tried", source: "pasted", arm: "court" },
  ...{ title: "Rename retryLimit to maxAttempts", body: "", author: null, url: null },
  ...{ repository: null, mergedAt: null, createdAt: 0, endedAt: null },
  ...{ runId: sampleTrialRunId, runIds: [sampleTrialRunId], reason: "", cases: [] },
  ...{ baseSha: null, mergeSha: null, patchSha256: null, funnel: { state: "tried", steps: [] } },
};
