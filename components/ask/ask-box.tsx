"use client";

import { type SyntheticEvent, useId, useRef } from "react";
import type { DocumentItem } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useCommandKey } from "@/components/base/use-command-key";
import { useMessages } from "@/components/messages/messages-provider";
import { runsOf } from "./answer-choices";
import type { AskDefaults } from "./ask-context";
import { BudgetPopover } from "./budget-popover";
import { DocumentChips } from "./document-chips";
import { EstimateLine } from "./estimate-line";
import { FormPicker } from "./form-picker";
import { ModeControl } from "./mode-control";
import { ModelPicker } from "./model-picker";
import { TimesPicker } from "./times-picker";
import { useAsk } from "./use-ask";

type Props = {
  documents: readonly DocumentItem[];
  question: string;
  defaults: AskDefaults;
  onQuestion: (question: string) => void;
  onRemove: (documentId: string) => void;
  onChoose: () => void;
};

export function AskBox(props: Props) {
  const { documents, question, defaults, onQuestion, onRemove, onChoose } = props;
  const { m } = useMessages();
  const asking = useAsk({ documents, question, defaults });
  const { choices, estimate, submit, isBusy, error, lack } = asking;
  const { mode, models, budget, asks, setMode, setModels, setBudget, setAsks } = choices;
  const { form, times, setForm, setTimes } = choices;
  const command = useCommandKey();
  const lackId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const send = (event: SyntheticEvent) => {
    submit(event);
    if (question.trim() === "") field.current?.focus();
  };
  return (
    <>
      <form className="ask" aria-label={m.ask.form} onSubmit={send}>
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
          aria-describedby={lack ? lackId : undefined}
          onChange={(event) => onQuestion(event.target.value)}
          onKeyDown={(event) => {
            const isSend = event.key === "Enter" && (event.metaKey || event.ctrlKey);
            if (isSend && !event.nativeEvent.isComposing) send(event);
          }}
        />
        <div className="ask-bar">
          <ModeControl mode={mode} rootModel={models.root} estimate={estimate} onChange={setMode} />
          <div className="ask-choices">
            <FormPicker form={form} onChange={setForm} />
            <TimesPicker
              choice={times}
              rootModel={models.root}
              costUsd={budget.costUsd}
              onChange={setTimes}
            />
            <BudgetPopover
              budget={budget}
              defaults={defaults.budget}
              asks={asks}
              onChange={setBudget}
              onAsks={setAsks}
            />
            <ModelPicker models={models} defaults={defaults.models} onChange={setModels} />
            <button
              type="submit"
              className="btn pri"
              aria-keyshortcuts="Meta+Enter Control+Enter"
              disabled={isBusy}
            >
              {isBusy ? m.ask.submitting : m.ask.submit} <kbd>{command} ↵</kbd>
            </button>
          </div>
        </div>
      </form>
      {estimate && <EstimateLine estimate={estimate} runs={runsOf(times)} />}
      {lack && (
        <p id={lackId} role="alert" className="k-repair mt-2 flex items-center gap-2 text-k">
          <Icon name="alert" />
          {lack}
        </p>
      )}
      {error && (
        <div className="mt-2">
          <ProblemNote error={error} />
        </div>
      )}
    </>
  );
}
