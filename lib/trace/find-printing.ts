/** Which cell showed a figure, by its output alone. */
import type { Claim } from "./event";
import type { SpanOf } from "./reduce";

/** The last of the cells whose output holds the claim's figures; null when none does. */
export function findPrinting(
  cells: readonly SpanOf<"sandbox-run">[],
  claim: Pick<Claim, "text">,
): SpanOf<"sandbox-run"> | null {
  const wanted = bareFigures(claim.text);
  if (wanted === "") return null;
  const shows = ({ end }: SpanOf<"sandbox-run">) =>
    bareFigures(`${end?.output.preview ?? ""}\n${end?.value?.preview ?? ""}`).includes(wanted);
  return cells.findLast(shows) ?? null;
}

/** `EUR 386,940.50` and `386940.5` are the same figure: separators, units and a last zero fall away. */
function bareFigures(text: string): string {
  const figures = text
    .normalize("NFKC")
    .replace(/(?<=\d)[,\u00a0' ](?=\d{3})/g, "")
    .match(/\d+(?:\.\d+)?/g);
  return figures ? `|${figures.map((figure) => Number(figure)).join("|")}|` : "";
}
