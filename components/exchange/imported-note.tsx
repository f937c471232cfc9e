"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { ImportSource } from "@/lib/trace/event";

/** Before anything of an imported run is read: who vouches for it. */
export function ImportedNote({ kind }: { kind: ImportSource["kind"] }) {
  const { m } = useMessages();
  const words = m.exchange.imported;
  return (
    <p className="notice k-plain mb-2">
      <Icon name="upload" />
      <span>
        <b>{words.title}</b> {kind === "foreign" ? words.noteForeign : words.note}
      </span>
    </p>
  );
}
