"use client";

import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { arms } from "@/components/trial/docket-states";
import type { Arm } from "@/lib/trace/court";
import { CourtRulesFields } from "./court-rules-fields";
import { type FilingForm, filingRoles } from "./filing-form";

type Props = { form: FilingForm; onChange: (part: Partial<FilingForm>) => void };

/** How this one case is judged; folded, since the usual rules are the repository's. */
export function FilingRules({ form, onChange }: Props) {
  const { m } = useMessages();
  const words = m.trial.filing;
  return (
    <details className="card fold">
      <summary>{words.rules}</summary>
      <div className="grid gap-4 pt-1">
        <p className="muted">{words.rulesNote}</p>
        <div className="grid justify-items-start gap-1">
          <span>{words.arm}</span>
          <Segmented<Arm>
            label={words.arm}
            value={form.arm}
            options={arms.map((value) => ({ value, label: m.trial.arm.title[value] }))}
            onChange={(chosen) => onChange({ arm: chosen })}
          />
        </div>
        <CourtRulesFields form={form} onChange={onChange} />
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
