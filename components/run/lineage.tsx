"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { selectLineage } from "@/lib/trace/select-lineage";
import { claimSign } from "./claim-signs";
import { PlaceLinks } from "./place-links";
import { useRun } from "./run-context";

/** Where the selected claim comes from, in one line: what it is, the cell that printed it, the lines it read. */
export function Lineage() {
  const { m, count } = useMessages();
  const { selection, select, claims, timeline } = useRun();
  if (selection?.kind !== "claim") return null;
  const claim = claims[selection.number - 1];
  if (!claim) return null;
  const sign = claimSign(claim.mark);
  const lineage = selectLineage(timeline, claim);
  const cell = lineage?.cell ?? null;
  const lines = new Set(lineage?.places.map(({ line }) => line)).size;
  return (
    <div className="lineage">
      <span className={`state ${sign.kind}`}>
        <Icon name={sign.icon} small />
        {m.run.answer[claim.mark]}
      </span>
      <span className="text-ink-2">{m.run.answer.explain[claim.mark]}</span>
      <PlaceLinks places={claim.places} />
      {cell && (
        <button
          type="button"
          className="btn ghost sm"
          onClick={() => select({ kind: "span", id: cell.spanId })}
        >
          <Icon name="code" small />
          {fill(m.run.answer.computedIn, { n: cell.number })}
          {lines > 0 && <span className="muted">{count(m.common.lines, lines)}</span>}
        </button>
      )}
      <button
        type="button"
        className="btn ghost icon sm"
        aria-label={m.run.answer.clear}
        title={m.run.answer.clear}
        onClick={() => select(null)}
      >
        <Icon name="x" small />
      </button>
    </div>
  );
}
