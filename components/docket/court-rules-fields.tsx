"use client";

import { NumberField } from "@/components/base/number-field";
import { useMessages } from "@/components/messages/messages-provider";
import type { CourtRulesForm } from "./court-rules-form";

const MOST_JURORS = 15;
const MOST_ROUNDS = 3;

const namedRules = ["three-of-five", "simple-majority", "unanimous"] as const;

type Props = { form: CourtRulesForm; onChange: (part: Partial<CourtRulesForm>) => void };

/** How many jurors, how many votes, and how long it may take. */
export function CourtRulesFields({ form, onChange }: Props) {
  const { m } = useMessages();
  const words = m.trial.filing;
  return (
    <div className="grid max-w-[420px] gap-2">
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
          value={typeof form.vote === "string" ? form.vote : "needed"}
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
  );
}
