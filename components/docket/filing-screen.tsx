"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { fileTrial } from "@/components/api/trials-api";
import { useDrop } from "@/components/ask/use-drop";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import { FilePicker } from "./file-picker";
import { emptyFiling, type FilingForm, isPatch, lackOf, requestOf, titleOf } from "./filing-form";
import { FilingPages } from "./filing-pages";
import { FilingRules } from "./filing-rules";
import { MOST_BYTES, readTextFiles } from "./read-text-files";

type Props = { repositories: readonly { id: string; name: string }[] };

/** A change is pasted or uploaded with the pages it is held against, and goes on the docket. */
export function FilingScreen({ repositories }: Props) {
  const { m } = useMessages();
  const words = m.trial.filing;
  const toast = useToast();
  const router = useRouter();
  const [form, setForm] = useState(emptyFiling);
  const [isAsked, setAsked] = useState(false);
  const change = (part: Partial<FilingForm>) => setForm((before) => ({ ...before, ...part }));
  const lack = lackOf(form);
  const file = useMutation({
    mutationFn: () => fileTrial(requestOf(form)),
    onSuccess: ({ id }) => router.push(`/trials/${id}`),
  });
  const take = async (files: readonly File[]) => {
    const { texts, tooLong, notText } = await readTextFiles(files);
    const patch = texts.find(isPatch);
    const pages = texts.filter((one) => !isPatch(one));
    setForm((before) => ({
      ...before,
      ...(patch ? { diff: patch.text, title: before.title || (titleOf(patch.text) ?? "") } : {}),
      pages: [
        ...before.pages.filter(({ path }) => !pages.some((page) => page.path === path)),
        ...pages,
      ],
    }));
    for (const name of tooLong)
      toast({ text: fill(words.tooLong, { name, limit: formatBytes(MOST_BYTES) }), kind: "error" });
    for (const name of notText) toast({ text: fill(words.notText, { name }), kind: "error" });
  };
  useDrop({ onFiles: (files) => void take(files), onText: (text) => change({ diff: text }) });
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
              onFiles={(files) => void take(files)}
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
        <FilingPages
          form={form}
          repositories={repositories}
          onChange={change}
          onFiles={(files) => void take(files)}
        />
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
