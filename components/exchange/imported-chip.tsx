"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { ImportSource } from "@/lib/trace/event";

/** In the header of an imported run: where it came from. Nothing on a run of this installation. */
export function ImportedChip({ source }: { source: ImportSource | undefined }) {
  const { m } = useMessages();
  if (!source) return null;
  const words = m.exchange.imported;
  const from = source.producer ?? source.file;
  const details = [
    source.producer === null ? "" : fill(words.producer, { name: source.producer }),
    source.file === null ? "" : fill(words.file, { name: source.file }),
  ];
  return (
    <span className="chip" title={details.filter(Boolean).join(" · ")}>
      <Icon name="upload" small />
      <span className="max-w-[240px] truncate">
        {from === null ? words.chip : fill(words.chipFrom, { name: from })}
      </span>
    </span>
  );
}
