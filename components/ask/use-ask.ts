"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { startInquiry } from "@/components/api/runs-api";
import type { Budget, DocumentItem, RoleModels, RunMode } from "@/components/api/shapes";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import {
  askOnce,
  askRequest,
  FEWEST_MODELS,
  type FormChoice,
  freeForm,
  MOST_MODELS,
  modelsOf,
  readForm,
  runsOf,
  type TimesChoice,
  timesRuns,
} from "./answer-choices";
import { type AskDefaults, builtinModel } from "./ask-context";
import { ASK_AT } from "./budget-presets";
import { useEstimate } from "./use-estimate";

const MAX_QUESTION_CHARS = 20_000;

type Options = { documents: readonly DocumentItem[]; question: string; defaults: AskDefaults };

/** What the ask box holds beyond its question, and how it is sent. */
export function useAsk({ documents, question, defaults }: Options) {
  const speech = useMessages();
  const router = useRouter();
  const { choices, named } = useChoices(defaults);
  const { mode, models, budget, asks, form, times } = choices;
  const [wasTried, setTried] = useState(false);
  const start = useMutation({
    mutationFn: startInquiry,
    onSuccess: ({ url }) => router.push(url),
  });
  const asked = question.trim();
  const documentIds = documents.map(({ id }) => id);
  const isBusy = start.isPending || start.isSuccess;

  const lacks = () => lackOf({ asked, documents, form, named }, speech);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || lacks()) return;
    start.mutate(
      askRequest(
        { documentIds, question: asked, mode, models, budget },
        { form, times, defaultSub: defaults.models.sub },
        asks ? { approval: { at: ASK_AT } } : {},
      ),
    );
  };
  const estimate = useEstimate({ question: asked, mode, models, budget, documentIds });
  const isOfOthers = named.length > 0;
  return {
    choices,
    // Of the models that are named, none is the one that was reckoned with.
    estimate: estimate && !isOfOthers ? timesRuns(estimate, runsOf(times)) : null,
    submit,
    isBusy,
    error: start.error,
    /** What is missing, once the reader has tried to ask. */
    lack: wasTried ? lacks() : null,
  };
}

/** What the reader may choose, each with its setter. */
function useChoices(defaults: AskDefaults) {
  const [mode, setMode] = useState<RunMode>("auto");
  const [models, setModels] = useState<RoleModels>(defaults.models);
  const [budget, setBudget] = useState<Budget>(defaults.budget);
  const [asks, setAsks] = useState(false);
  const [form, setForm] = useState<FormChoice>(freeForm);
  const [wanted, setTimes] = useState<TimesChoice>(askOnce);
  const named = modelsOf(wanted);
  // The rules say the same each time.
  const times = models.root === builtinModel && named.length === 0 ? askOnce : wanted;
  return {
    choices: {
      ...{ mode, models, budget, asks, form, times },
      ...{ setMode, setModels, setBudget, setAsks, setForm, setTimes },
    },
    named,
  };
}

type Asked = {
  asked: string;
  documents: readonly DocumentItem[];
  form: FormChoice;
  named: readonly string[];
};

/** What is missing before the question can be sent; null when nothing is. */
function lackOf({ asked, documents, form, named }: Asked, { m, number }: Speech): string | null {
  if (!asked) return m.ask.missingQuestion;
  if (asked.length > MAX_QUESTION_CHARS)
    return fill(m.ask.tooLong, { limit: number(MAX_QUESTION_CHARS) });
  const { problem } = readForm(form);
  if (problem !== null) return fill(m.ensemble.form.badSchema, { reason: problem });
  if (named.length > 0 && (named.length < FEWEST_MODELS || named.length > MOST_MODELS))
    return m.ensemble.times.fewModels;
  return documents.length === 0 ? m.ask.missingDocument : null;
}
