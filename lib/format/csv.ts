/** A table as RFC 4180 text. Spreadsheets run what looks like a formula, so a text that does is marked as text. */
type Cell = string | number | boolean | null;

type Table = { columns: readonly string[]; rows: readonly (readonly Cell[])[] };

/** Tells spreadsheets that the bytes are UTF-8. */
export const BYTE_ORDER_MARK = "\u{feff}";

export function csvOf({ columns, rows }: Table): string {
  return [columns, ...rows].map((cells) => `${cells.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" ? harmless(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An apostrophe in front makes a spreadsheet show the rest as it is. A plain number may keep its sign. */
function harmless(text: string): string {
  const isNumber = /^[+-]?\d[\d.,]*%?$/.test(text);
  return !isNumber && /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text)
    ? `'${text}`
    : text;
}
