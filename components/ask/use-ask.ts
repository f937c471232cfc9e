"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { startInquiry } from "@/components/api/runs-api";
import type { Budget, DocumentItem, RoleModels, RunMode } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { AskDefaults } from "./ask-context";

const MAX_QUESTION_CHARS = 20_000;

type Options = { documents: readonly DocumentItem[]; question: string; defaults: AskDefaults };

/** What the ask box holds beyond its question, and how it is sent. */
export function useAsk({ documents, question, defaults }: Options) {
  const { m, number } = useMessages();
  const router = useRouter();
  const [mode, setMode] = useState<RunMode>("auto");
  const [models, setModels] = useState<RoleModels>(defaults.models);
  const [budget, setBudget] = useState<Budget>(defaults.budget);
  const [wasTried, setTried] = useState(false);
  const start = useMutation({
    mutationFn: startInquiry,
    onSuccess: ({ runId }) => router.push(`/runs/${runId}`),
  });
  const asked = question.trim();
  const isBusy = start.isPending || start.isSuccess;

  const lacks = (): string | null => {
    if (!asked) return m.ask.missingQuestion;
    if (asked.length > MAX_QUESTION_CHARS)
      return fill(m.ask.tooLong, { limit: number(MAX_QUESTION_CHARS) });
    return documents.length === 0 ? m.ask.missingDocument : null;
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || lacks()) return;
    const documentIds = documents.map(({ id }) => id);
    start.mutate({ documentIds, question: asked, mode, models, budget });
  };
  return {
    choices: { mode, models, budget, setMode, setModels, setBudget },
    submit,
    isBusy,
    error: start.error,
    /** What is missing, once the reader has tried to ask. */
    lack: wasTried ? lacks() : null,
  };
}
