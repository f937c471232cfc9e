/** A table of HTML while it is read. Tables that only arrange the page, such as those of mails, come out as their text. */
import { pipeTable, widestOf } from "@/lib/document/formats/pipe-table";

export type HtmlBlock = {
  text: string;
  /** 1 to 6; null for text. */
  heading: number | null;
  isSpaced: boolean;
};

const mostSpanned = 1_000;

export class HtmlTable {
  readonly #rows: string[][] = [];
  readonly #blocks: HtmlBlock[] = [];
  /** Its caption, and text that stands between its cells by mistake. */
  readonly #outside: HtmlBlock[] = [];
  /** Rows that a cell of each column still reaches down. */
  readonly #down: number[] = [];
  #row: string[] | null = null;
  #cell: HtmlBlock[] | null = null;
  #isLayout = false;

  /** A table inside a table, or a heading in a cell: it arranges the page. */
  becomeLayout(): void {
    this.#isLayout = true;
  }

  startRow(): void {
    this.endRow();
    this.#row = [];
    this.#skipDown(this.#row);
  }

  endRow(): void {
    if (this.#row !== null && this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = null;
  }

  startCell(): void {
    if (this.#row === null) this.startRow();
    this.#cell = [];
  }

  add(block: HtmlBlock): void {
    if (block.heading !== null) this.becomeLayout();
    this.#blocks.push(block);
    (this.#cell ?? this.#outside).push(block);
  }

  endCell(attributes: Readonly<Record<string, string>>): void {
    const row = this.#row;
    if (row === null || this.#cell === null) return;
    const columns = spanOf(attributes.colspan);
    const rows = spanOf(attributes.rowspan);
    for (let at = 0; at < columns; at += 1) {
      this.#down[row.length] = rows - 1;
      row.push(at === 0 ? this.#cell.map(({ text }) => text).join(" ") : "");
    }
    this.#cell = null;
    this.#skipDown(row);
  }

  /** As blocks for what the table stands in. */
  end(): HtmlBlock[] {
    this.endRow();
    if (this.#isLayout || widestOf(this.#rows) <= 1) return this.#blocks;
    return [...this.#outside, { text: pipeTable(this.#rows), heading: null, isSpaced: true }];
  }

  /** Columns that a cell of an earlier row reaches down into stay empty. */
  #skipDown(row: string[]): void {
    for (let left = this.#down[row.length] ?? 0; left > 0; left = this.#down[row.length] ?? 0) {
      this.#down[row.length] = left - 1;
      row.push("");
    }
  }
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span >= 1 ? Math.min(span, mostSpanned) : 1;
}
