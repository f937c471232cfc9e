"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { TrialSettings } from "@/lib/trace/config";

type Props = { precedents: TrialSettings["precedents"] };

/** What owners said of the same passages before, as every role was told it. */
export function PrecedentsNote({ precedents }: Props) {
  const { m } = useMessages();
  if (precedents.length === 0) return null;
  return (
    <div className="notice k-plain m-4 mb-0" role="note">
      <Icon name="info" />
      <div className="min-w-0">
        <h2 className="text-[13px]">{m.trial.precedents.title}</h2>
        <ul className="grid gap-1">
          {precedents.map(({ id, path, passage, reason }) => (
            <li key={id} className="break-words">
              <code className="inline-code">{passage}</code> <span className="muted">{path}</span>
              <p>{reason}</p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
