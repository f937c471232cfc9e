"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { fill } from "@/lib/format/fill";

type Props = { readAt: number | null; now: number | null };

/** How long ago the pages were read; nothing before the page is interactive. */
export function ReadWhen({ readAt, now }: Props) {
  const { m, locale } = useMessages();
  if (readAt === null) return m.repository.view.never;
  if (now === null) return null;
  const age = formatAge(readAt, now, locale);
  return age === null ? m.repository.view.readNow : fill(m.repository.view.read, { age });
}
