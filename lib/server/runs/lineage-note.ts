/** Where a value was computed, in words, and what of that is not known. */
import type { Lineage } from "@/lib/trace/select-lineage";

export function lineageNote(lineage: Lineage): string {
  const { source, places, wholeTexts, subCalls, isFollowed } = lineage;
  if (source.kind === "ambiguous") {
    const names = source.candidates.map(({ name, cell }) => `"${name}" of cell ${cell}`);
    return `Several variables held this value: ${names.join(", ")}. Which of them was meant is not known.`;
  }
  const sentences = [originOf(lineage)];
  if (!isFollowed)
    sentences.push("The code of a cell that took part is not known, so reads may be missing.");
  if (wholeTexts.length > 0)
    sentences.push(
      wholeTexts.length === 1
        ? "The code went over a whole document by itself."
        : `The code went over ${wholeTexts.length} whole documents by itself.`,
    );
  if (subCalls > 0)
    sentences.push(
      subCalls === 1
        ? "A reply of a smaller model takes part; its reading is not a computation."
        : `${subCalls} replies of a smaller model take part; their reading is not a computation.`,
    );
  if (isFollowed && places.length === 0 && wholeTexts.length === 0)
    sentences.push("No read of a document is known to lie behind it.");
  return sentences.join(" ");
}

function originOf({ source, cell }: Lineage): string {
  const line = cell?.line ? `, line ${cell.line}` : "";
  if (source.kind !== "variable")
    return `The value is printed by cell ${cell?.number}${line}, but which variable held it is not known.`;
  const what = source.isSize ? `the number of entries of "${source.name}"` : `"${source.name}"`;
  return `The value is ${what} of cell ${source.cell}${line}.`;
}
