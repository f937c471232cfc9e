"use client";

import { type SyntheticEvent, useState } from "react";
import { FilePicker } from "@/components/base/file-picker";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { FilingPages } from "./filing-pages";
import { FilingRules } from "./filing-rules";
import { useFiling } from "./use-filing";

type Props = { repositories: readonly { id: string; name: string }[] };

/** A change is pasted or uploaded with the pages it is held against, and goes on the docket. */
export function FilingScreen({ repositories }: Props) {
  const { m } = useMessages();
  const words = m.trial.filing;
  const { form, change, take, file, lack } = useFiling();
  const [isAsked, setAsked] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lack === null) file.mutate();
  };
  return (
    <main id="main" className="mx-auto w-full max-w-[860px] px-4 py-6 sm:py-9">
      <h1>{words.title}</h1>
      <p className="mt-1 mb-5 text-[14px] text-ink-2">{words.lead}</p>
      <form className="filing" onSubmit={submit}>
        <section className="card">
          <label className="grid gap-1">
            <span className="font-medium">{words.patch}</span>
            <textarea
              className="field mono min-h-[180px] text-[11.5px]"
              spellCheck={false}
              placeholder={words.patchPlaceholder}
              value={form.diff}
              aria-invalid={isAsked && lack === "missingPatch"}
              onChange={(event) => change({ diff: event.target.value })}
            />
          </label>
          <p className="flex flex-wrap items-center gap-2">
            <FilePicker
              label={words.patchUpload}
              accept=".diff,.patch,text/*"
              isMany
              onFiles={take}
            />
            <span className="muted text-[12px]">{words.patchDrop}</span>
          </p>
          <label className="grid gap-1">
            <span className="font-medium">{words.name}</span>
            <input
              className="field"
              value={form.title}
              maxLength={500}
              placeholder={words.namePlaceholder}
              aria-invalid={isAsked && lack === "missingTitle"}
              onChange={(event) => change({ title: event.target.value })}
            />
          </label>
          <label className="grid gap-1">
            <span className="font-medium">{words.body}</span>
            <textarea
              className="field min-h-[60px]"
              value={form.body}
              onChange={(event) => change({ body: event.target.value })}
            />
          </label>
        </section>
        <FilingPages form={form} repositories={repositories} onChange={change} onFiles={take} />
        <FilingRules form={form} onChange={change} />
        {isAsked && lack !== null && (
          <p className="notice k-repair" role="alert">
            <Icon name="alert" />
            {words[lack]}
          </p>
        )}
        {file.error && <ProblemNote error={file.error} />}
        <p>
          <button type="submit" className="btn pri" disabled={file.isPending}>
            {file.isPending ? words.starting : words.start}
          </button>
        </p>
      </form>
    </main>
  );
}
