"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { usePanels } from "./panel-context";

/** How many comments a step has, for its row in a tree; nothing where it has none. */
export function NoteCount({ spanId }: { spanId: string }) {
  const { count, m } = useMessages();
  const own = usePanels()?.notes.get(spanId) ?? [];
  if (own.length === 0) return null;
  const label = count(m.annotation.count, own.length);
  const isBad = own.some(({ score }) => score === "bad");
  return (
    <span className={`note-count${isBad ? " k-repair text-k" : ""}`} title={label}>
      <Icon name={isBad ? "bad" : "comment"} small />
      <span aria-hidden="true">{own.length > 1 ? own.length : ""}</span>
      <span className="sr-only">, {label}</span>
    </span>
  );
}
