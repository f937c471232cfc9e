"use client";

import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { changeRepository } from "@/components/api/repositories-api";
import { NumberField } from "@/components/base/number-field";
import { ProblemNote } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { CourtRulesFields } from "@/components/docket/court-rules-fields";
import { useMessages } from "@/components/messages/messages-provider";
import { SettingField } from "@/components/settings/setting-field";
import { fill } from "@/lib/format/fill";
import type { RepositoryView } from "@/lib/trace/repository";
import { changeOf, formOf, type SettingsForm } from "./settings-change";

const MOST_NOTICES = 100;
const delivers = ["patch", "branch", "pull-request"] as const;

type Props = { view: RepositoryView; onSaved: (view: RepositoryView) => void };

/** What the repository's own settings file leaves open. */
export function RepositorySettings({ view, onSaved }: Props) {
  const { m } = useMessages();
  const words = m.repository.view;
  const toast = useToast();
  const [form, setForm] = useState(() => formOf(view));
  const change = (part: Partial<SettingsForm>) => setForm((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => changeRepository(view.id, changeOf(form, view)),
    onSuccess: (saved) => {
      onSaved(saved);
      setForm(formOf(saved));
      toast({ text: words.saved });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const { file } = view.settings;
  return (
    <form className="card grid gap-4 p-4" onSubmit={submit}>
      <h2>{words.settings}</h2>
      <p className="text-ink-2">
        {file === null ? words.settingsNoFile : fill(words.settingsFile, { file })}
      </p>
      <Globs
        label={words.docs}
        note={words.docsNote}
        value={form.docs}
        onChange={(docs) => change({ docs })}
      />
      <Globs label={words.ignore} value={form.ignore} onChange={(ignore) => change({ ignore })} />
      <SettingField
        label={words.defaultOwner}
        value={form.defaultOwner}
        onChange={(defaultOwner) => change({ defaultOwner })}
      />
      <label className="grid gap-1">
        <span className="font-medium">{words.deliver}</span>
        <select
          className="field"
          value={form.deliver}
          onChange={(event) => {
            const deliver = delivers.find((name) => name === event.target.value);
            if (deliver) change({ deliver });
          }}
        >
          {delivers.map((name) => (
            <option key={name} value={name}>
              {words.delivers[name]}
            </option>
          ))}
        </select>
      </label>
      <NumberField
        label={words.weekly}
        value={form.weeklyNotices}
        min={1}
        max={MOST_NOTICES}
        isWhole
        onChange={(weeklyNotices) => change({ weeklyNotices })}
      />
      <Globs
        label={words.instructions}
        value={form.instructions}
        onChange={(instructions) => change({ instructions })}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">{m.trial.filing.rules}</legend>
        <CourtRulesFields form={form} onChange={change} />
      </fieldset>
      {view.hook && <Secrets form={form} onChange={change} />}
      {save.error && <ProblemNote error={save.error} />}
      <p>
        <button type="submit" className="btn pri" disabled={save.isPending}>
          {save.isPending ? words.saving : words.save}
        </button>
      </p>
    </form>
  );
}

type SecretsProps = { form: SettingsForm; onChange: (part: Partial<SettingsForm>) => void };

function Secrets({ form, onChange }: SecretsProps) {
  const { m } = useMessages();
  const words = m.repository.form;
  return (
    <>
      <SettingField
        label={words.hookSecret}
        note={words.hookSecretNote}
        type="password"
        value={form.hookSecret}
        onChange={(hookSecret) => onChange({ hookSecret })}
      />
      <SettingField
        label={words.token}
        note={words.tokenNote}
        type="password"
        value={form.token}
        onChange={(token) => onChange({ token })}
      />
    </>
  );
}

type GlobsProps = {
  label: string;
  note?: string;
  value: string;
  onChange: (value: string) => void;
};

function Globs({ label, note, value, onChange }: GlobsProps) {
  return (
    <label className="grid gap-1">
      <span className="font-medium">{label}</span>
      <textarea
        className="field mono min-h-[58px] text-[12px]"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {note && <span className="muted text-[12px]">{note}</span>}
    </label>
  );
}
