"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from "react";
import { startInquiry } from "@/components/api/runs-api";
import type { Budget, DocumentItem, RoleModels, RunMode } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { AskDefaults } from "./ask-context";
import { BudgetPopover } from "./budget-popover";
import { DocumentChips } from "./document-chips";
import { ModeControl } from "./mode-control";
import { ModelPicker } from "./model-picker";

const MAX_QUESTION_CHARS = 20_000;

type Props = {
  documents: readonly DocumentItem[];
  question: string;
  defaults: AskDefaults;
  onQuestion: (question: string) => void;
  onRemove: (documentId: string) => void;
  onChoose: () => void;
};

export function AskBox({ documents, question, defaults, onQuestion, onRemove, onChoose }: Props) {
  const { m, number } = useMessages();
  const router = useRouter();
  const field = useRef<HTMLTextAreaElement>(null);
  const [mode, setMode] = useState<RunMode>("auto");
  const [models, setModels] = useState<RoleModels>(defaults.models);
  const [budget, setBudget] = useState<Budget>(defaults.budget);
  const [wasTried, setTried] = useState(false);
  const start = useMutation({
    mutationFn: startInquiry,
    onSuccess: ({ runId }) => router.push(`/runs/${runId}`),
  });
  const isBusy = start.isPending || start.isSuccess;

  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (isBusy) return;
    const asked = question.trim();
    setTried(true);
    if (whatLacks(asked)) {
      if (!asked) field.current?.focus();
      return;
    }
    start.mutate({
      documentIds: documents.map(({ id }) => id),
      question: asked,
      mode,
      models,
      budget,
    });
  };

  const whatLacks = (asked: string): string | null => {
    if (!asked) return m.ask.missingQuestion;
    if (asked.length > MAX_QUESTION_CHARS)
      return fill(m.ask.tooLong, { limit: number(MAX_QUESTION_CHARS) });
    return documents.length === 0 ? m.ask.missingDocument : null;
  };

  const lack = wasTried ? whatLacks(question.trim()) : null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing)
      submit(event);
  };

  return (
    <>
      <form className="ask" aria-label={m.ask.form} onSubmit={submit}>
        <DocumentChips documents={documents} onRemove={onRemove} onChoose={onChoose} />
        <label className="sr-only" htmlFor="question">
          {m.ask.question}
        </label>
        <textarea
          ref={field}
          id="question"
          rows={3}
          placeholder={m.ask.placeholder}
          value={question}
          aria-invalid={lack !== null}
          aria-describedby={lack ? "question-lack" : undefined}
          onChange={(event) => onQuestion(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="ask-bar">
          <ModeControl
            mode={mode}
            rootModel={models.root}
            documents={documents}
            onChange={setMode}
          />
          <span className="flex-1" />
          <BudgetPopover budget={budget} defaults={defaults.budget} onChange={setBudget} />
          <ModelPicker models={models} defaults={defaults.models} onChange={setModels} />
          <button
            type="submit"
            className="btn pri"
            aria-keyshortcuts="Meta+Enter Control+Enter"
            disabled={isBusy}
          >
            {isBusy ? m.ask.submitting : m.ask.submit} <kbd>⌘↵</kbd>
          </button>
        </div>
      </form>
      {lack && (
        <p id="question-lack" role="alert" className="k-repair mt-2 flex items-center gap-2 text-k">
          <Icon name="alert" />
          {lack}
        </p>
      )}
      {start.error && (
        <div className="mt-2">
          <ProblemNote error={start.error} />
        </div>
      )}
    </>
  );
}
