"use client";

import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { modelsOf, stagesOf } from "@/lib/trace/match-steps";
import { useRun } from "./run-context";

const outcomes = ["any", "ok", "failed", "open"] as const;
const annotations = ["any", "yes", "good", "bad"] as const;
const CENTS = 100;
const SECOND_MS = 1_000;

/** Which steps to see, by what they are and what they took. Each choice holds at once. */
export function FilterForm() {
  const { m } = useMessages();
  const { filter, setFilter, index } = useRun();
  const words = m.viewer.filter;
  const kinds = [...new Set(index.flat.map(({ kind }) => kind))];
  const stages = stagesOf(index);
  const models = modelsOf(index);
  return (
    <div className="filter-form">
      {stages.length > 0 ? (
        <Choices
          title={words.stages}
          all={stages}
          chosen={filter.stages}
          names={words.stage}
          onChange={(next) => setFilter({ stages: next })}
        />
      ) : (
        <Choices
          title={words.kinds}
          all={kinds}
          chosen={filter.kinds}
          names={words.kind}
          onChange={(next) => setFilter({ kinds: next })}
        />
      )}
      <Segmented
        label={words.outcome}
        value={filter.outcome}
        options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        onChange={(outcome) => setFilter({ outcome })}
      />
      {models.length > 0 && (
        <label className="grid gap-1">
          {words.model}
          <select
            className="field"
            value={filter.model ?? ""}
            onChange={(event) => setFilter({ model: event.target.value || null })}
          >
            <option value="">{words.anyModel}</option>
            {models.map((model) => (
              <option key={model}>{model}</option>
            ))}
          </select>
        </label>
      )}
      <Amount
        label={words.cost}
        value={filter.minCostUsd === null ? null : filter.minCostUsd * CENTS}
        onChange={(cents) => setFilter({ minCostUsd: cents === null ? null : cents / CENTS })}
      />
      <Amount
        label={words.time}
        value={filter.minMs === null ? null : filter.minMs / SECOND_MS}
        onChange={(seconds) => setFilter({ minMs: seconds === null ? null : seconds * SECOND_MS })}
      />
      <label className="grid gap-1">
        {words.annotated}
        <select
          className="field"
          value={filter.annotated}
          onChange={(event) => {
            const chosen = annotations.find((choice) => choice === event.target.value);
            setFilter({ annotated: chosen ?? "any" });
          }}
        >
          {annotations.map((choice) => (
            <option key={choice} value={choice}>
              {m.annotation.filter[choice]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

type ChoicesProps<Name extends string> = {
  title: string;
  all: readonly Name[];
  chosen: ReadonlySet<Name>;
  names: Readonly<Record<Name, string>>;
  onChange: (chosen: ReadonlySet<Name>) => void;
};

function Choices<Name extends string>({ title, all, chosen, names, onChange }: ChoicesProps<Name>) {
  const toggle = (name: Name) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    onChange(next);
  };
  return (
    <fieldset>
      <legend>{title}</legend>
      {all.map((name) => (
        <label key={name}>
          <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} />
          {names[name]}
        </label>
      ))}
    </fieldset>
  );
}

type AmountProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
};

function Amount({ label, value, onChange }: AmountProps) {
  return (
    <label className="grid gap-1">
      {label}
      <input
        className="field"
        type="number"
        min="0"
        step="any"
        inputMode="decimal"
        value={value ?? ""}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          onChange(Number.isFinite(next) && next >= 0 ? next : null);
        }}
      />
    </label>
  );
}
