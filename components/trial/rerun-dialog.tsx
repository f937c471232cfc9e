"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { rerunTrial } from "@/components/api/trials-api";
import { ProblemNote } from "@/components/base/problem-note";
import { Segmented } from "@/components/base/segmented";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { TrialSettings } from "@/lib/trace/config";
import type { Arm } from "@/lib/trace/court";
import { arms } from "./docket-states";
import { useTrial } from "./trial-context";

type Props = { runId: string; settings: TrialSettings; onClose: () => void };

/** The same case once more, with something changed: another way of judging, other words to all, an exhibit left out. */
export function RerunDialog({ runId, settings, onClose }: Props) {
  const { m } = useMessages();
  const words = m.trial.fork;
  const router = useRouter();
  const { trialId, view } = useTrial();
  const [way, setWay] = useState<Arm>(settings.arm);
  const [struckOut, setStruckOut] = useState<ReadonlySet<string>>(new Set(settings.struckOut));
  const [instructions, setInstructions] = useState(settings.rules.instructions);
  const [earlyStop, setEarlyStop] = useState(settings.rules.earlyStop);
  const isChanged =
    way !== settings.arm ||
    instructions.trim() !== settings.rules.instructions ||
    earlyStop !== settings.rules.earlyStop ||
    [...struckOut].sort().join() !== [...settings.struckOut].sort().join();
  const rerun = useMutation({
    mutationFn: () =>
      rerunTrial(trialId, {
        runId,
        arm: way,
        struckOut: [...struckOut],
        rules: { instructions: instructions.trim(), earlyStop },
      }),
    onSuccess: ({ runId: id }) => {
      onClose();
      router.push(`/trials/${trialId}?run=${id}`);
    },
  });
  const strike = (id: string, isOut: boolean) =>
    setStruckOut((before) => {
      const next = new Set(before);
      if (isOut) next.add(id);
      else next.delete(id);
      return next;
    });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isChanged) rerun.mutate();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <form className="grid gap-4 p-4" onSubmit={submit}>
        <p className="text-ink-2">{words.note}</p>
        <div className="grid justify-items-start gap-1">
          <span className="text-[12px]">{m.trial.filing.arm}</span>
          <Segmented<Arm>
            label={m.trial.filing.arm}
            value={way}
            options={arms.map((value) => ({ value, label: m.trial.arm.title[value] }))}
            onChange={setWay}
          />
        </div>
        {view.exhibits.length > 0 && (
          <fieldset className="grid gap-1">
            {view.exhibits.map(({ id, docQuote }) => (
              <label key={id} className="flex items-baseline gap-2 text-[12px]">
                <input
                  type="checkbox"
                  checked={struckOut.has(id)}
                  onChange={(event) => strike(id, event.target.checked)}
                />
                {fill(words.strike, { id })}
                <span className="muted mono min-w-0 flex-1 truncate text-[11px]">{docQuote}</span>
              </label>
            ))}
          </fieldset>
        )}
        <label className="flex items-center gap-2 text-[12px]">
          <input
            type="checkbox"
            checked={earlyStop}
            onChange={(event) => setEarlyStop(event.target.checked)}
          />
          {m.trial.filing.earlyStop}
        </label>
        <label className="grid gap-1 text-[12px]">
          {words.instructions}
          <textarea
            className="field min-h-[60px]"
            maxLength={2_000}
            value={instructions}
            onChange={(event) => setInstructions(event.target.value)}
          />
        </label>
        {rerun.error && <ProblemNote error={rerun.error} />}
        <p className="flex items-center gap-3">
          <button type="submit" className="btn pri" disabled={!isChanged || rerun.isPending}>
            {rerun.isPending ? words.starting : words.start}
          </button>
          {!isChanged && <span className="muted">{words.unchanged}</span>}
        </p>
      </form>
    </Sheet>
  );
}
