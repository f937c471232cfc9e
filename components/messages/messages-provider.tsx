"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type FillValues, fillCount, type PluralForms } from "@/lib/format/fill";
import { formatCount } from "@/lib/format/size";
import type { Messages } from "./en";

export type Speech = {
  m: Messages;
  /** BCP 47 language tag. */
  locale: string;
  count(forms: PluralForms, count: number, values?: FillValues): string;
  number(value: number): string;
};

const SpeechContext = createContext<Speech | null>(null);

type Props = { messages: Messages; locale: string; children: ReactNode };

/** Only the reader's own language is sent to the browser. */
export function MessagesProvider({ messages, locale, children }: Props) {
  const speech = useMemo<Speech>(
    () => ({
      m: messages,
      locale,
      count: (forms, count, values) => fillCount(forms, count, locale, values),
      number: (value) => formatCount(value, locale),
    }),
    [messages, locale],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useMessages(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("useMessages needs a MessagesProvider above it.");
  return speech;
}
