"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

/** What to look out for in a document: damaged characters, text that addresses an AI. */
export function DocumentWarnings({ warnings }: { warnings: readonly string[] }) {
  const { m } = useMessages();
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="warnings" className="max-h-[24vh] flex-none overflow-auto p-3">
      <h2 id="warnings" className="sr-only">
        {m.document.warnings}
      </h2>
      <ul className="grid gap-2">
        {warnings.map((warning) => (
          <li key={warning} className="notice k-repair text-[12px]">
            <Icon name="alert" />
            <span className="min-w-0">{warning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
