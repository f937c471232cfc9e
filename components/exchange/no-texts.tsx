"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

/** In place of a document: an imported run does not bring its texts along. */
export function NoTexts() {
  const { m } = useMessages();
  return (
    <p className="no-texts muted">
      <Icon name="doc" />
      <span>{m.exchange.imported.noTexts}</span>
    </p>
  );
}
