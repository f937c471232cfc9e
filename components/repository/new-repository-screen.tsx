"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { addRepository, uploadPages } from "@/components/api/repositories-api";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { SettingField } from "@/components/settings/setting-field";
import { FolderPicker } from "./folder-picker";
import {
  apiUrlOf,
  emptyRepository,
  lackOf,
  orderOf,
  type RepositoryForm,
  sourceKinds,
} from "./repository-form";

/** Has the pages of a repository watched: where they are, and how the server gets at them. */
export function NewRepositoryScreen() {
  const { m } = useMessages();
  const words = m.repository.form;
  const router = useRouter();
  const [form, setForm] = useState(emptyRepository);
  const [isAsked, setAsked] = useState(false);
  const change = (part: Partial<RepositoryForm>) => setForm((before) => ({ ...before, ...part }));
  const lack = lackOf(form);
  const add = useMutation({
    mutationFn: async () => {
      const repository = await addRepository(orderOf(form));
      return form.kind === "upload" ? uploadPages(repository.id, form.files) : repository;
    },
    onSuccess: ({ id }) => router.push(`/repositories/${id}`),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lack === null) add.mutate();
  };
  return (
    <main id="main" className="mx-auto w-full max-w-[720px] px-4 py-6 sm:py-9">
      <h1 className="mb-5">{m.repository.add}</h1>
      <form className="grid gap-4" onSubmit={submit}>
        <fieldset className="source-kinds">
          <legend className="mb-1 font-medium">{words.kind}</legend>
          {sourceKinds.map((kind) => (
            <label key={kind} className="card">
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={form.kind === kind}
                onChange={() => change({ kind })}
              />
              <span>
                <b>{m.repository.kinds[kind]}</b>
                <span className="muted block">{m.repository.kindNotes[kind]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <SourceFields form={form} onChange={change} />
        <SettingField
          label={words.name}
          value={form.name}
          {...(form.kind === "upload" ? {} : { note: words.nameNote })}
          onChange={(name) => change({ name })}
        />
        {isAsked && lack !== null && (
          <p className="notice k-repair" role="alert">
            <Icon name="alert" />
            {words[lack]}
          </p>
        )}
        {add.error && <ProblemNote error={add.error} />}
        <p>
          <button type="submit" className="btn pri" disabled={add.isPending}>
            {add.isPending ? words.starting : words.start}
          </button>
        </p>
      </form>
    </main>
  );
}

type FieldsProps = { form: RepositoryForm; onChange: (part: Partial<RepositoryForm>) => void };

function SourceFields({ form, onChange }: FieldsProps) {
  const { m } = useMessages();
  const words = m.repository.form;
  if (form.kind === "upload")
    return <FolderPicker files={form.files} onFiles={(files) => onChange({ files })} />;
  const branch = (
    <SettingField
      label={words.branch}
      note={words.branchNote}
      value={form.branch}
      onChange={(value) => onChange({ branch: value })}
    />
  );
  if (form.kind === "checkout")
    return (
      <>
        <SettingField
          label={words.path}
          placeholder={words.pathExample}
          value={form.path}
          onChange={(path) => onChange({ path })}
        />
        {branch}
      </>
    );
  return (
    <>
      <SettingField
        label={words.fullName}
        placeholder={words.fullNameExample}
        value={form.fullName}
        onChange={(fullName) => onChange({ fullName })}
      />
      {branch}
      <SettingField
        label={words.apiUrl}
        placeholder={apiUrlOf(form.kind)}
        value={form.apiUrl}
        onChange={(apiUrl) => onChange({ apiUrl })}
      />
      <SettingField
        label={words.token}
        note={words.tokenNote}
        type="password"
        value={form.token}
        onChange={(token) => onChange({ token })}
      />
      <SettingField
        label={words.hookSecret}
        note={words.hookSecretNote}
        type="password"
        value={form.hookSecret}
        onChange={(hookSecret) => onChange({ hookSecret })}
      />
    </>
  );
}
