"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { forkRun } from "@/components/api/runs-api";
import type { Budget, ForkRequest, RoleModels } from "@/components/api/shapes";
import type { RunSummary } from "@/lib/trace/run-summary";

/** What a fork changes, and its start: only what differs from the run is sent. */
export function useFork({ id, config }: RunSummary, onStarted: () => void) {
  const router = useRouter();
  const [question, setQuestion] = useState(config.question);
  const [models, setModels] = useState<RoleModels>(config.models);
  const [budget, setBudget] = useState<Budget>(config.budget);
  const [replies, setReplies] = useState<NonNullable<ForkRequest["replies"]>>([]);
  const request: ForkRequest = {
    ...(question.trim() === config.question ? {} : { question: question.trim() }),
    ...(isSame(models, config.models) ? {} : { models }),
    ...(isSame(budget, config.budget) ? {} : { budget }),
    ...(replies.length === 0 ? {} : { replies }),
  };
  const start = useMutation({
    mutationFn: () => forkRun(id, request),
    onSuccess: ({ runId }) => {
      onStarted();
      router.push(`/runs/${runId}`);
    },
  });
  return {
    draft: { question, models, budget },
    setQuestion,
    setModels,
    setBudget,
    setReplies,
    isChanged: Object.keys(request).length > 0,
    start,
  };
}

function isSame<T extends Record<string, string | number>>(a: T, b: T): boolean {
  return Object.keys(a).every((key) => a[key] === b[key]);
}
