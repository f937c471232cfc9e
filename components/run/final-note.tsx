"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { FinalCall } from "@/lib/trace/event";

/** What the cell passed to FINAL or ABSTAIN. */
export function FinalNote({ final }: { final: FinalCall }) {
  const { m } = useMessages();
  if (final.kind === "confirm") return <p className="muted mt-1.5">{m.run.cell.confirms}</p>;
  const title = final.kind === "propose" ? m.run.cell.proposes : m.run.cell.abstains;
  return (
    <div className="out">
      <span className="over">{title}</span>
      <div className="min-w-0">
        <p className="whitespace-pre-wrap">
          {final.kind === "propose" ? final.answer : final.reason}
        </p>
        {final.kind === "propose" &&
          final.badEvidence.map((sentence) => (
            <p key={sentence} className="k-repair mt-1 flex gap-2 text-[12px] text-k">
              <Icon name="question" small />
              {m.run.cell.badEvidence}: {sentence}
            </p>
          ))}
      </div>
    </div>
  );
}
