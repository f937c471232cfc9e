"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

/** In place of a document: an imported run does not bring its texts along, and a foreign one names none. */
export function NoTexts({ hasDocuments }: { hasDocuments: boolean }) {
  const { m } = useMessages();
  const words = m.exchange.imported;
  return (
    <p className="no-texts muted">
      <Icon name="doc" />
      <span>{hasDocuments ? words.noTexts : words.noDocuments}</span>
    </p>
  );
}
