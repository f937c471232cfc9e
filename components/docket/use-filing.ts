"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { fileTrial } from "@/components/api/trials-api";
import { useDrop } from "@/components/ask/use-drop";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import { emptyFiling, type FilingForm, isPatch, lackOf, requestOf, titleOf } from "./filing-form";
import { MOST_BYTES, readTextFiles } from "./read-text-files";

/** The form of a new trial: what was typed, what was dropped or pasted anywhere, and how it is filed. */
export function useFiling() {
  const { m } = useMessages();
  const words = m.trial.filing;
  const toast = useToast();
  const router = useRouter();
  const [form, setForm] = useState(emptyFiling);
  const change = (part: Partial<FilingForm>) => setForm((before) => ({ ...before, ...part }));
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
  const file = useMutation({
    mutationFn: () => fileTrial(requestOf(form)),
    onSuccess: ({ id }) => router.push(`/trials/${id}`),
  });
  return {
    form,
    change,
    take: (files: readonly File[]) => void take(files),
    file,
    lack: lackOf(form),
  };
}
