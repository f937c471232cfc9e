"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { type SettingsView, saveSettings } from "@/components/api/settings-api";
import { ProblemNote } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import type { Theme } from "@/components/shell/theme";
import { AppearanceSection } from "./appearance-section";
import { EndpointSection } from "./endpoint-section";
import { ModelsSection } from "./models-section";
import { changeOf, formOf, type SettingsForm } from "./settings-form";

type Props = { initial: SettingsView; theme: Theme };

export function SettingsScreen({ initial, theme }: Props) {
  const { m } = useMessages();
  const toast = useToast();
  const router = useRouter();
  const [view, setView] = useState(initial);
  const [form, setForm] = useState(() => formOf(initial));
  const save = useMutation({
    mutationFn: () => saveSettings(changeOf(form)),
    onSuccess(saved) {
      setView(saved);
      setForm(formOf(saved));
      toast({ text: m.settings.saved });
      router.refresh();
    },
  });
  const change = (part: Partial<SettingsForm>) => setForm({ ...form, ...part });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <main id="main" className="mx-auto w-full max-w-[760px] px-4 py-6 sm:py-9">
      <h1>{m.settings.title}</h1>
      <p className="mt-1 mb-5 text-[14px] text-ink-2">{m.settings.lead}</p>
      <form className="grid gap-4" onSubmit={submit}>
        <EndpointSection view={view} form={form} onChange={change} />
        <ModelsSection view={view} form={form} onChange={change} />
        {save.error && <ProblemNote error={save.error} />}
        <p>
          <button type="submit" className="btn pri" disabled={save.isPending}>
            {save.isPending ? m.settings.saving : m.settings.save}
          </button>
        </p>
      </form>
      <AppearanceSection theme={theme} />
    </main>
  );
}
