/** Where in the documents a selection points, and which cell a computed value came from. */
import type { Claim, Evidence, Place } from "./event";
import type { Span, SpanOf, Timeline } from "./reduce";
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
    if (piece) return [piece];
    const cell = findComputation(timeline, claim);
    return cell ? placesOfSpan(cell) : [];
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

/** The last cell that printed the value of a claim; null when none did. */
export function findComputation(timeline: Timeline, claim: Claim): SpanOf<"sandbox-run"> | null {
  const wanted = bareFigures(claim.text);
  if (wanted === "") return null;
  let found: SpanOf<"sandbox-run"> | null = null;
  for (const span of timeline.spans.values()) {
    if (span.kind !== "sandbox-run" || !span.end) continue;
    const printed = `${span.end.output.preview}\n${span.end.value?.preview ?? ""}`;
    if (bareFigures(printed).includes(wanted) && (!found || span.seq > found.seq)) found = span;
  }
  return found;
}

/** `EUR 386,940.50` and `386940.5` are the same figure: separators, units and a last zero fall away. */
function bareFigures(text: string): string {
  const figures = text
    .normalize("NFKC")
    .replace(/(?<=\d)[,\u00a0' ](?=\d{3})/g, "")
    .match(/\d+(?:\.\d+)?/g);
  return figures ? `|${figures.map((figure) => Number(figure)).join("|")}|` : "";
}
