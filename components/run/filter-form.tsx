"use client";

import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { filterAnnotations, filterOutcomes } from "@/lib/trace/filter";
import { modelsOf, stagesOf } from "@/lib/trace/match-steps";
import { AmountField } from "./amount-field";
import { useRun } from "./run-context";

const CENT_USD = 0.01;
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
        options={filterOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        onChange={(outcome) => setFilter({ outcome })}
      />
      {models.length > 0 && (
        <Select
          label={words.model}
          value={filter.model ?? ""}
          options={[
            { value: "", label: words.anyModel },
            ...models.map((model) => ({ value: model, label: model })),
          ]}
          onChange={(model) => setFilter({ model: model || null })}
        />
      )}
      <AmountField
        label={words.cost}
        amount={filter.minCostUsd}
        unit={CENT_USD}
        onChange={(minCostUsd) => setFilter({ minCostUsd })}
      />
      <AmountField
        label={words.time}
        amount={filter.minMs}
        unit={SECOND_MS}
        onChange={(minMs) => setFilter({ minMs })}
      />
      <Select
        label={words.annotated}
        value={filter.annotated}
        options={filterAnnotations.map((value) => ({ value, label: m.annotation.filter[value] }))}
        onChange={(annotated) => setFilter({ annotated })}
      />
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

type SelectProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

function Select<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  return (
    <label className="grid gap-1">
      {label}
      <select
        className="field"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
