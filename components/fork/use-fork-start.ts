"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { forkRun } from "@/components/api/runs-api";
import { rerunTrial } from "@/components/api/trials-api";
import { compareHref } from "@/components/compare/compare-href";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { RunSummary } from "@/lib/trace/run-summary";
import { type ForkDraft, forkRequest, type RecordedCall, rerunRequest } from "./fork-draft";

type Options = {
  summary: RunSummary;
  draft: ForkDraft;
  call: RecordedCall | null;
  exhibits: readonly CheckedExhibit[];
  onStarted: () => void;
};

/** Starts the fork, and goes to where it stands beside the run that it was made from. */
export function useForkStart({ summary, draft, call, exhibits, onStarted }: Options) {
  const router = useRouter();
  const { id, config } = summary;
  const { trial } = config;
  const request = trial
    ? rerunRequest(trial, draft, { call, exhibits })
    : forkRequest(config, draft, call);
  const start = useMutation({
    mutationFn: () =>
      trial
        ? rerunTrial(trial.trialId, { runId: id, ...request })
        : forkRun(id, forkRequest(config, draft, call)),
    onSuccess: ({ runId }) => {
      onStarted();
      router.push(compareHref(id, runId));
    },
  });
  return { start, isChanged: Object.keys(request).length > 0 };
}
