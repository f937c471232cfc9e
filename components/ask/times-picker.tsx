"use client";

import { Popover } from "@/components/base/popover";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { modelsOf, runsOf, type TimesChoice } from "./answer-choices";
import { builtinModel } from "./ask-context";

const counts = ["1", "2", "3", "5", "7"] as const;

type Props = {
  choice: TimesChoice;
  rootModel: string;
  /** US dollars, of one run. */
  costUsd: number;
  onChange: (choice: TimesChoice) => void;
};

/** One question, several runs: by chance or by model. */
export function TimesPicker({ choice, rootModel, costUsd, onChange }: Props) {
  const { m, number } = useMessages();
  const texts = m.ensemble.times;
  const isBuiltin = rootModel === builtinModel;
  const models = modelsOf(choice).length;
  const runs = runsOf(choice);
  const words = models > 0 ? texts.buttonModels : runs > 1 ? texts.button : texts.once;
  return (
    <Popover button={fill(words, { n: number(runs) })} label={texts.title} align="end">
      {() => (
        <div className="grid w-[300px] max-w-full gap-2.5 whitespace-normal text-[12px]">
          <h3 className="text-[12px]">{texts.title}</h3>
          <Segmented
            label={texts.label}
            value={counts.find((count) => Number(count) === choice.times) ?? "1"}
            options={counts.map((value) => ({
              value,
              label: value,
              disabled: value !== "1" && isBuiltin,
            }))}
            onChange={(times) => onChange({ ...choice, times: Number(times) })}
          />
          {isBuiltin && <p className="muted">{texts.builtin}</p>}
          <label className="grid gap-1">
            {texts.models}
            <textarea
              className="field mono"
              rows={3}
              spellCheck={false}
              autoCapitalize="none"
              value={choice.modelsText}
              onChange={(event) => onChange({ ...choice, modelsText: event.target.value })}
            />
          </label>
          <p className="muted">{texts.note}</p>
          {runs > 1 && (
            <p role="status">
              {fill(texts.cost, {
                cost: `$${(costUsd * runs).toFixed(2)}`,
                n: number(runs),
                each: `$${costUsd.toFixed(2)}`,
              })}
            </p>
          )}
        </div>
      )}
    </Popover>
  );
}
