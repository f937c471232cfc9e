"use client";

import { NumberField } from "@/components/base/number-field";
import { Segmented } from "@/components/base/segmented";
import { CourtRulesFields } from "@/components/docket/court-rules-fields";
import { rulesChangeOf, rulesFormOf } from "@/components/docket/court-rules-form";
import { useMessages } from "@/components/messages/messages-provider";
import { arms } from "@/components/trial/docket-states";
import { fill } from "@/lib/format/fill";
import type { TrialSettings } from "@/lib/trace/config";
import type { Arm, CheckedExhibit } from "@/lib/trace/court";
import { CodeField } from "./code-field";
import { exhibitFields, type ForkDraft } from "./fork-draft";

type Props = {
  settings: TrialSettings;
  draft: ForkDraft;
  onChange: (part: ForkDraft) => void;
};

/** How votes are counted, who judges, and what every role is told. */
export function RulesFields({ settings, draft, onChange }: Props) {
  const { m } = useMessages();
  const words = m.fork;
  const rules = { ...settings.rules, ...draft.rules };
  return (
    <>
      <div className="grid justify-items-start gap-1">
        <span className="over">{words.arm}</span>
        <Segmented<Arm>
          label={words.arm}
          value={draft.arm ?? settings.arm}
          options={arms.map((value) => ({ value, label: m.trial.arm.title[value] }))}
          onChange={(arm) => onChange({ arm })}
        />
      </div>
      <CourtRulesFields
        form={rulesFormOf(rules)}
        onChange={(part) => {
          const form = { ...rulesFormOf(rules), ...part };
          const { quorum } = draft.rules ?? {};
          const change = rulesChangeOf(form, settings.rules);
          onChange({ rules: { ...(quorum === undefined ? {} : { quorum }), ...change } });
        }}
      />
      <div className="max-w-[420px]">
        <NumberField
          label={words.quorum}
          value={rules.quorum}
          min={1}
          max={rules.jurors.length}
          isWhole
          onChange={(quorum) => onChange({ rules: { ...draft.rules, quorum } })}
        />
      </div>
      <label className="grid gap-1">
        <span className="over">{words.instructions}</span>
        <textarea
          className="field min-h-[60px]"
          maxLength={2_000}
          value={draft.instructions ?? settings.rules.instructions}
          onChange={(event) => onChange({ instructions: event.target.value })}
        />
      </label>
    </>
  );
}

type ExhibitProps = Props & { exhibits: readonly CheckedExhibit[] };

/** Each exhibit left out, or in other words. */
export function ExhibitFields({ settings, exhibits, draft, onChange }: ExhibitProps) {
  const { m } = useMessages();
  const words = m.fork;
  const struckOut = draft.struckOut ?? settings.struckOut;
  if (exhibits.length === 0) return <p className="muted">{words.noExhibits}</p>;
  const strike = (id: string, isOut: boolean) =>
    onChange({
      struckOut: isOut ? [...struckOut, id] : struckOut.filter((other) => other !== id),
    });
  return (
    <>
      <p className="muted">{words.exhibitNote}</p>
      <ul className="grid gap-2">
        {exhibits.map((exhibit) => (
          <li key={exhibit.id} className="fork-exhibit">
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={struckOut.includes(exhibit.id)}
                onChange={(event) => strike(exhibit.id, event.target.checked)}
              />
              {fill(words.strike, { id: exhibit.id })}
              <span className="muted mono min-w-0 flex-1 truncate">{exhibit.docQuote}</span>
            </label>
            <details className="fold">
              <summary>{fill(words.editExhibit, { id: exhibit.id })}</summary>
              <div className="grid gap-2">
                {exhibitFields.map((name) => (
                  // biome-ignore lint/a11y/noLabelWithoutControl: The field below is its control.
                  <label key={name} className="grid gap-1">
                    <span className="over">{words[name]}</span>
                    <CodeField
                      label={`${exhibit.id}: ${words[name]}`}
                      value={draft.exhibits?.[exhibit.id]?.[name] ?? exhibit[name]}
                      onChange={(text) => {
                        const own = { ...draft.exhibits?.[exhibit.id], [name]: text };
                        onChange({ exhibits: { ...draft.exhibits, [exhibit.id]: own } });
                      }}
                    />
                  </label>
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
