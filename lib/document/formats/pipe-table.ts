/** A table as text: a row a line, cells between bars, a line of dashes below the first row. */
export function pipeTable(rows: readonly (readonly string[])[]): string {
  const width = widestOf(rows);
  if (width === 0) return "";
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, index) => cellText(row[index] ?? ""));
    return `| ${cells.join(" | ")} |`;
  });
  if (lines.length > 1) lines.splice(1, 0, `|${" --- |".repeat(width)}`);
  return lines.join("\n");
}

export function widestOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

function cellText(text: string): string {
  return text.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");
}
