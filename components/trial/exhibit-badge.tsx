"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { exhibitElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";

type Props = { id: string; stands: boolean };

/** The sign of an exhibit, wherever it is spoken of: choosing it shows both its quotes and its card. */
export function ExhibitBadge({ id, stands }: Props) {
  const { m } = useMessages();
  const { exhibit, chooseExhibit } = useTrial();
  const words = stands ? m.trial.exhibits.exhibit : m.trial.exhibits.exhibitRejected;
  return (
    <a
      className={`badge ${stands ? "badge-stands" : "badge-rejected"}`}
      href={`#${exhibitElementId(id)}`}
      aria-label={fill(words, { id })}
      aria-current={exhibit === id ? "true" : undefined}
      onClick={(event) => {
        event.preventDefault();
        chooseExhibit(id);
      }}
    >
      {id}
    </a>
  );
}
