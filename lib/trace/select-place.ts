/** Where in the documents a selection points. */
import type { Claim, Evidence, Place } from "./event";
import type { Span, Timeline } from "./reduce";
import { evidenceOf } from "./select-answer";

/** One thing is selected at a time; claims and evidence are counted from 1 in the order of the screen. */
export type Selection =
  | { kind: "span"; id: string }
  | { kind: "claim"; number: number }
  | { kind: "evidence"; number: number }
  | null;

/** The places of a selection; empty when it points nowhere in the text. */
export function placesOf(
  selection: Selection,
  timeline: Timeline,
  claims: readonly Claim[],
  evidence: readonly Evidence[],
): readonly Place[] {
  if (selection === null) return [];
  if (selection.kind === "evidence") {
    const piece = evidence[selection.number - 1];
    return piece ? [piece] : [];
  }
  if (selection.kind === "claim") {
    const claim = claims[selection.number - 1];
    if (!claim) return [];
    const held = evidenceOf(claim, evidence);
    const piece = held === null ? undefined : evidence[held];
    if (claim.places.length > 0) return claim.places;
    return piece ? [piece] : [];
  }
  const span = timeline.spans.get(selection.id);
  return span ? placesOfSpan(span) : [];
}

export function placesOfSpan(span: Span): readonly Place[] {
  switch (span.kind) {
    case "sandbox-run": {
      const final = span.end?.final;
      const cited = final?.kind === "propose" ? final.evidence : [];
      return [...(span.end?.toolUses.flatMap((use) => use.places) ?? []), ...cited];
    }
    case "tool-call":
      return span.end?.places ?? [];
    case "gate":
      return span.start.evidence;
    default:
      return [];
  }
}
