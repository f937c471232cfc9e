"use client";

import { NumberField } from "@/components/base/number-field";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { type Arm, arm } from "@/lib/trace/court";
import { type FilingForm, filingRoles } from "./filing-form";

const MOST_JURORS = 15;
const MOST_ROUNDS = 3;

const namedRules = ["three-of-five", "simple-majority", "unanimous"] as const;

type Props = { form: FilingForm; onChange: (part: Partial<FilingForm>) => void };

/** How this one case is judged; folded, since the usual rules are the repository's. */
export function FilingRules({ form, onChange }: Props) {
  const { m } = useMessages();
  const words = m.trial.filing;
  const voteName = typeof form.vote === "string" ? form.vote : "needed";
  return (
    <details className="card fold">
      <summary>{words.rules}</summary>
      <div className="grid gap-4 pt-1">
        <p className="muted">{words.rulesNote}</p>
        <div className="grid max-w-[420px] gap-2">
          <span>{words.arm}</span>
          <Segmented<Arm>
            label={words.arm}
            value={form.arm}
            options={arm.options.map((value) => ({ value, label: m.trial.arm.title[value] }))}
            onChange={(chosen) => onChange({ arm: chosen })}
          />
          <NumberField
            label={words.jurors}
            value={form.jurors}
            min={1}
            max={MOST_JURORS}
            isWhole
            onChange={(jurors) => onChange({ jurors })}
          />
          <label className="grid grid-cols-[1fr_180px] items-center gap-3 text-[12px]">
            {words.vote}
            <select
              className="field"
              value={voteName}
              onChange={(event) => {
                const named = namedRules.find((name) => name === event.target.value);
                onChange({ vote: named ?? { needed: Math.ceil(form.jurors / 2) } });
              }}
            >
              {[...namedRules, "needed" as const].map((name) => (
                <option key={name} value={name}>
                  {words.voteRules[name]}
                </option>
              ))}
            </select>
          </label>
          {typeof form.vote !== "string" && (
            <NumberField
              label={words.needed}
              value={form.vote.needed}
              min={1}
              max={form.jurors}
              isWhole
              onChange={(needed) => onChange({ vote: { needed } })}
            />
          )}
          <NumberField
            label={words.debate}
            value={form.debateRounds}
            min={0}
            max={MOST_ROUNDS}
            isWhole
            onChange={(debateRounds) => onChange({ debateRounds })}
          />
          <label className="flex items-center gap-2 text-[12px]">
            <input
              type="checkbox"
              checked={form.earlyStop}
              onChange={(event) => onChange({ earlyStop: event.target.checked })}
            />
            {words.earlyStop}
          </label>
        </div>
        <label className="grid gap-1 text-[12px]">
          {words.instructions}
          <textarea
            className="field min-h-[60px]"
            maxLength={2_000}
            placeholder={words.instructionsPlaceholder}
            value={form.instructions}
            onChange={(event) => onChange({ instructions: event.target.value })}
          />
        </label>
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-[12px]">
            {words.models} <span className="muted">{words.modelsNote}</span>
          </legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {filingRoles.map((role) => (
              <label key={role} className="grid gap-1 text-[12px]">
                {words.roles[role]}
                <input
                  className="field mono"
                  value={form.models[role]}
                  spellCheck={false}
                  autoCapitalize="none"
                  onChange={(event) =>
                    onChange({ models: { ...form.models, [role]: event.target.value } })
                  }
                />
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </details>
  );
}
