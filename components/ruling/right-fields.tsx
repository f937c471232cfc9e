"use client";

import type { ReactNode } from "react";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { type CheckedExhibit, chargeableType, ground, verdict, vote } from "@/lib/trace/court";
import type { RightDraft } from "./right-draft";

type Props = {
  draft: RightDraft;
  onChange: (part: Partial<RightDraft>) => void;
};

export function ExhibitFields({
  draft,
  onChange,
  exhibits,
}: Props & { exhibits: readonly CheckedExhibit[] }) {
  const { m } = useMessages();
  const words = m.ruling;
  const { added, struck } = draft;
  const add = (part: Partial<typeof added>) => onChange({ added: { ...added, ...part } });
  return (
    <>
      {exhibits.length === 0 && <p className="muted">{words.noExhibits}</p>}
      {exhibits.map(({ id, docQuote }) => (
        <label key={id} className="flex items-baseline gap-2 text-[12px]">
          <input
            type="checkbox"
            checked={struck.includes(id)}
            onChange={({ target }) =>
              onChange({
                struck: target.checked ? [...struck, id] : struck.filter((one) => one !== id),
              })
            }
          />
          {fill(words.strike, { id })}
          <span className="muted mono min-w-0 flex-1 truncate text-[11px]">{docQuote}</span>
        </label>
      ))}
      <details className="reveal">
        <summary>{words.missed}</summary>
        <div className="mt-2 grid gap-2">
          <p className="muted">{words.missedNote}</p>
          <QuoteField
            name={words.changeQuote}
            value={added.changeQuote}
            most={400}
            onChange={(changeQuote) => add({ changeQuote })}
          />
          <QuoteField
            name={words.docQuote}
            value={added.docQuote}
            most={500}
            onChange={(docQuote) => add({ docQuote })}
          />
          <Choice
            name={words.drift}
            value={added.driftType}
            options={chargeableType.options.map((type) => [type, m.trial.drift[type]])}
            onChange={(driftType) => add({ driftType })}
          />
          <TextField
            name={words.harm}
            value={added.harm}
            most={300}
            onChange={(harm) => add({ harm })}
          />
        </div>
      </details>
    </>
  );
}

export function RebuttalFields({
  draft,
  onChange,
  exhibits,
}: Props & { exhibits: readonly CheckedExhibit[] }) {
  const { m } = useMessages();
  const words = m.ruling;
  const { rebuttal } = draft;
  const change = (part: Partial<typeof rebuttal>) =>
    onChange({ rebuttal: { ...rebuttal, ...part } });
  return (
    <>
      <Choice
        name={words.rebuttalOf}
        value={rebuttal.exhibit}
        options={exhibits.map(({ id, docQuote }) => [id, `${id}: ${docQuote}`])}
        onChange={(exhibit) => change({ exhibit })}
      />
      <Choice
        name={words.ground}
        value={rebuttal.ground}
        options={ground.options.map((one) => [one, m.trial.ground[one]])}
        onChange={(value) => change({ ground: value })}
      />
      <div className="grid justify-items-start gap-1 text-[12px]">
        <span>{words.from}</span>
        <Segmented
          label={words.from}
          value={rebuttal.quoteFrom}
          options={[
            { value: "change", label: words.fromChange },
            { value: "doc", label: words.fromDoc },
          ]}
          onChange={(quoteFrom) => change({ quoteFrom })}
        />
      </div>
      <QuoteField
        name={words.quote}
        value={rebuttal.quote}
        most={400}
        onChange={(quote) => change({ quote })}
      />
      <TextField
        name={words.argument}
        value={rebuttal.argument}
        most={500}
        onChange={(argument) => change({ argument })}
      />
    </>
  );
}

const AS_VOTED = "as-voted";
const ballots = [AS_VOTED, ...vote.options] as const;

export function VoteFields({ draft, onChange, jurors }: Props & { jurors: number }) {
  const { m } = useMessages();
  const words = m.ruling;
  return Array.from({ length: jurors }, (_, index) => {
    const juror = index + 1;
    const others = draft.votes.filter((one) => one.juror !== juror);
    const name = fill(words.juror, { n: juror });
    return (
      <div key={juror} className="juror-choice">
        <span>{name}</span>
        <Segmented<(typeof ballots)[number]>
          label={name}
          value={draft.votes.find((one) => one.juror === juror)?.vote ?? AS_VOTED}
          options={ballots.map((value) => ({
            value,
            label: value === AS_VOTED ? words.asVoted : m.trial.vote[value],
          }))}
          onChange={(value) =>
            onChange({ votes: value === AS_VOTED ? others : [...others, { juror, vote: value }] })
          }
        />
      </div>
    );
  });
}

export function VerdictFields({ draft, onChange }: Props) {
  const { m } = useMessages();
  return (
    <Segmented
      label={m.ruling.verdict}
      value={draft.verdict}
      options={verdict.options.map((value) => ({ value, label: m.trial.verdict[value] }))}
      onChange={(value) => onChange({ verdict: value })}
    />
  );
}

export function EditFields({ draft: { edit }, onChange }: Props) {
  const { m } = useMessages();
  return (
    <>
      <QuoteField
        name={m.ruling.oldText}
        value={edit.oldText}
        most={4_000}
        onChange={(oldText) => onChange({ edit: { ...edit, oldText } })}
      />
      <QuoteField
        name={m.ruling.newText}
        value={edit.newText}
        most={4_000}
        onChange={(newText) => onChange({ edit: { ...edit, newText } })}
      />
    </>
  );
}

type FieldProps = { name: string; value: string; most: number; onChange: (text: string) => void };

function QuoteField(props: FieldProps) {
  return <TextArea {...props} className="field mono min-h-[52px] text-[12px]" spellCheck={false} />;
}

function TextField(props: FieldProps) {
  return <TextArea {...props} className="field min-h-[52px]" />;
}

function TextArea({
  name,
  value,
  most,
  onChange,
  ...looks
}: FieldProps & { className: string; spellCheck?: false }) {
  return (
    <label className="grid gap-1 text-[12px]">
      {name}
      <textarea
        {...looks}
        maxLength={most}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function Choice<Value extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: Value;
  options: readonly (readonly [Value, ReactNode])[];
  onChange: (value: Value) => void;
}) {
  return (
    <label className="grid gap-1 text-[12px]">
      {name}
      <select
        className="field"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([option]) => option === target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
