"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { startInquiry } from "@/components/api/runs-api";
import type { Budget, DocumentItem, RoleModels, RunMode } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import {
  askOnce,
  ensembleOf,
  FEWEST_MODELS,
  type FormChoice,
  freeForm,
  MOST_MODELS,
  modelsOf,
  readForm,
  type TimesChoice,
} from "./answer-choices";
import { type AskDefaults, builtinModel } from "./ask-context";
import { ASK_AT } from "./budget-presets";
import { useEstimate } from "./use-estimate";

const MAX_QUESTION_CHARS = 20_000;

type Options = { documents: readonly DocumentItem[]; question: string; defaults: AskDefaults };

/** What the ask box holds beyond its question, and how it is sent. */
export function useAsk({ documents, question, defaults }: Options) {
  const { m, number } = useMessages();
  const router = useRouter();
  const [mode, setMode] = useState<RunMode>("auto");
  const [models, setModels] = useState<RoleModels>(defaults.models);
  const [budget, setBudget] = useState<Budget>(defaults.budget);
  const [form, setForm] = useState<FormChoice>(freeForm);
  const [wanted, setTimes] = useState<TimesChoice>(askOnce);
  const named = modelsOf(wanted);
  // The rules say the same each time.
  const times = models.root === builtinModel && named.length === 0 ? askOnce : wanted;
  const [asks, setAsks] = useState(false);
  const [wasTried, setTried] = useState(false);
  const start = useMutation({
    mutationFn: startInquiry,
    onSuccess: ({ url }) => router.push(url),
  });
  const asked = question.trim();
  const isBusy = start.isPending || start.isSuccess;

  const lacks = (): string | null => {
    if (!asked) return m.ask.missingQuestion;
    if (asked.length > MAX_QUESTION_CHARS)
      return fill(m.ask.tooLong, { limit: number(MAX_QUESTION_CHARS) });
    const { problem } = readForm(form);
    if (problem !== null) return fill(m.ensemble.form.badSchema, { reason: problem });
    if (named.length > 0 && (named.length < FEWEST_MODELS || named.length > MOST_MODELS))
      return m.ensemble.times.fewModels;
    return documents.length === 0 ? m.ask.missingDocument : null;
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || lacks()) return;
    const documentIds = documents.map(({ id }) => id);
    const ensemble = ensembleOf(times);
    const asksOthers = ensemble !== undefined && "models" in ensemble;
    const sub = models.sub === defaults.models.sub ? {} : { sub: models.sub };
    const read = readForm(form);
    const approval = asks ? { approval: { at: ASK_AT } } : {};
    start.mutate({
      documentIds,
      question: asked,
      mode,
      models: asksOthers ? sub : models,
      budget,
      ...approval,
      ...(read.problem === null && read.form !== undefined ? { form: read.form } : {}),
      ...(ensemble === undefined ? {} : { ensemble }),
    });
  };
  const estimate = useEstimate({
    ...{ question: asked, mode, models, budget },
    documentIds: documents.map(({ id }) => id),
  });
  return {
    choices: {
      mode,
      models,
      budget,
      asks,
      form,
      times,
      setMode,
      setModels,
      setBudget,
      setAsks,
      setForm,
      setTimes,
    },
    estimate,
    submit,
    isBusy,
    error: start.error,
    /** What is missing, once the reader has tried to ask. */
    lack: wasTried ? lacks() : null,
  };
}
