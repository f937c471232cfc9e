"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Lineage as KnownLineage } from "@/lib/trace/select-lineage";
import { claimSign } from "./claim-signs";
import { PlaceLinks } from "./place-links";
import { useRun } from "./run-context";

/** Where the selected claim comes from: what it is, the variable and cell that made it, what was read for it. */
export function Lineage({ number }: { number: number }) {
  const { m } = useMessages();
  const { select, claims, lineage } = useRun();
  const claim = claims[number - 1];
  if (!claim) return null;
  const sign = claimSign(claim.mark);
  return (
    <fieldset className="lineage" aria-label={fill(m.run.lineage.label, { value: claim.text })}>
      <span className={`state ${sign.kind}`}>
        <Icon name={sign.icon} small />
        {m.run.answer[claim.mark]}
      </span>{" "}
      <span className="text-ink-2">{m.run.answer.explain[claim.mark]}</span>{" "}
      <PlaceLinks key={number} name={`claim ${number} places`} places={claim.places} />
      {lineage && <Chain lineage={lineage} />}
      <button
        type="button"
        className="btn ghost icon sm"
        aria-label={m.run.answer.clear}
        title={m.run.answer.clear}
        onClick={() => select(null)}
      >
        <Icon name="x" small />
      </button>
    </fieldset>
  );
}

/** Value, then variable and cell, then what the cells read; what is not known is said. */
function Chain({ lineage }: { lineage: KnownLineage }) {
  const { m, count, number } = useMessages();
  const { select, timeline } = useRun();
  const { source, cell, cells, places, moreHits, wholeTexts, subCalls, isFollowed } = lineage;
  const documents = timeline.summary?.config.documents ?? [];
  if (source.kind === "ambiguous") {
    const names = source.candidates.map((each) =>
      fill(m.run.lineage.candidate, { name: each.name, n: number(each.cell) }),
    );
    return (
      <span className="text-ink-2">
        {fill(m.run.lineage.ambiguous, { names: names.join(m.run.lineage.comma) })}
      </span>
    );
  }
  const lines = new Set(places.map(({ doc, line }) => `${doc} ${line}`)).size;
  const others = cells.filter(({ spanId }) => spanId !== cell?.spanId);
  return (
    <>
      {cell && (
        <button
          type="button"
          className="btn ghost sm"
          onClick={() => select({ kind: "span", id: cell.spanId })}
        >
          <Icon name="code" small />
          {source.kind === "variable" && (
            <code>
              {source.isSize ? fill(m.run.lineage.sizeOf, { name: source.name }) : source.name}
            </code>
          )}{" "}
          {fill(m.run.answer.computedIn, { n: number(cell.number) })}{" "}
          {cell.line !== null && (
            <span className="muted">{fill(m.run.lineage.line, { n: number(cell.line) })}</span>
          )}
        </button>
      )}{" "}
      {source.kind === "printed" && <span className="muted">{m.run.lineage.printed}</span>}{" "}
      {others.length > 0 && (
        <span className="muted">{count(m.run.lineage.otherCells, others.length)}</span>
      )}{" "}
      {lines > 0 && (
        <span>
          {count(m.run.lineage.read, lines)}{" "}
          {moreHits > 0 && <span className="muted">{count(m.run.lineage.moreHits, moreHits)}</span>}
        </span>
      )}{" "}
      {wholeTexts.map((doc) => (
        <span key={doc}>{fill(m.run.lineage.wholeText, { name: documents[doc]?.name ?? "" })}</span>
      ))}{" "}
      {subCalls > 0 && <span>{count(m.run.lineage.subCalls, subCalls)}</span>}{" "}
      {!isFollowed && <span className="muted">{m.run.lineage.notFollowed}</span>}{" "}
    </>
  );
}
