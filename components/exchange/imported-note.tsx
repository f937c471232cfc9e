"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { RunSummary } from "@/lib/trace/run-summary";

/** Before anything of an imported run is read: who vouches for it. Nothing on a run of this installation. */
export function ImportedNote({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  if (!summary.imported) return null;
  const words = m.exchange.imported;
  const isForeign = summary.imported.kind === "foreign";
  return (
    <p className="notice k-plain mb-2">
      <Icon name="upload" />
      <span>
        <b>{words.title}</b> {isForeign ? words.noteForeign : words.note}
      </span>
    </p>
  );
}
