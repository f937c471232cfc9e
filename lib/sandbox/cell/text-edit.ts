/** One replacement in a text: offsets into the text as it was, end exclusive. */
export type Edit = { start: number; end: number; text: string };

/** Edits at one place are made in the order given; one that overlaps an earlier one is left out. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let position = 0;
  for (const edit of ordered) {
    if (edit.start < position) continue;
    result += source.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + source.slice(position);
}
