"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { appealTrial, type TrialAppeal } from "@/components/api/trials-api";
import { ProblemNote } from "@/components/base/problem-note";
import { Segmented } from "@/components/base/segmented";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import type { TrialSettings } from "@/lib/trace/config";
import type { SelectedQuote } from "./selected-quote";
import { useTrial } from "./trial-context";

type Props = {
  settings: TrialSettings;
  /** What was marked on the page when the dialog was opened. */
  begun: SelectedQuote | null;
  onClose: () => void;
};

/** A quote that was not weighed yet, and what it shows. A program looks for it before anything is heard again. */
export function AppealDialog({ settings, begun, onClose }: Props) {
  const { m } = useMessages();
  const words = m.trial.appeal;
  const router = useRouter();
  const { trialId, shown } = useTrial();
  const [order, setOrder] = useState<TrialAppeal>({
    path: shown?.path ?? settings.pages[0]?.path ?? "",
    from: begun?.from ?? "doc",
    quote: begun?.quote ?? "",
    argument: "",
  });
  const change = (part: Partial<TrialAppeal>) => setOrder((before) => ({ ...before, ...part }));
  const appeal = useMutation({
    mutationFn: () => appealTrial(trialId, order),
    onSuccess: ({ runId }) => {
      onClose();
      router.push(`/trials/${trialId}?run=${runId}`);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    appeal.mutate();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <form className="grid gap-4 p-4" onSubmit={submit}>
        <p className="text-ink-2">{words.note}</p>
        <label className="grid gap-1 text-[12px]">
          {words.page}
          <select
            className="field"
            value={order.path}
            onChange={(event) => change({ path: event.target.value })}
          >
            {settings.pages.map(({ path }) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </select>
        </label>
        <div className="grid justify-items-start gap-1 text-[12px]">
          <span>{words.from}</span>
          <Segmented
            label={words.from}
            value={order.from}
            options={[
              { value: "change", label: words.fromChange },
              { value: "doc", label: words.fromDoc },
            ]}
            onChange={(from) => change({ from })}
          />
        </div>
        <label className="grid gap-1 text-[12px]">
          {words.quote}
          <textarea
            className="field mono min-h-[70px] text-[12px]"
            required
            minLength={8}
            maxLength={1_000}
            spellCheck={false}
            value={order.quote}
            onChange={(event) => change({ quote: event.target.value })}
          />
        </label>
        <label className="grid gap-1 text-[12px]">
          {words.argument}
          <textarea
            className="field min-h-[60px]"
            required
            maxLength={2_000}
            value={order.argument}
            onChange={(event) => change({ argument: event.target.value })}
          />
        </label>
        {appeal.error && <ProblemNote error={appeal.error} />}
        <p>
          <button type="submit" className="btn pri" disabled={appeal.isPending}>
            {appeal.isPending ? words.starting : words.start}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
