"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Appeal } from "@/lib/trace/config";

/** The quotes that were added after a ruling, and what they are said to show. */
export function AppealsNote({ appeals }: { appeals: readonly Appeal[] }) {
  const { m } = useMessages();
  if (appeals.length === 0) return null;
  const words = m.trial.appeal;
  return (
    <div className="notice k-plain m-4 mb-0" role="note">
      <Icon name="quote" />
      <div className="min-w-0">
        <h2 className="text-[13px]">{words.added}</h2>
        <ul className="grid gap-1">
          {appeals.map(({ path, from, quote, argument }) => (
            <li key={`${path}-${from}-${quote}`}>
              <code className="inline-code break-words">{quote}</code>{" "}
              <span className="muted">{from === "change" ? words.fromChange : path}</span>
              <p className="break-words">{argument}</p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
