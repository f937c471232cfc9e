/** The rows of a sheet as it streams by, each as the texts that its cells show. */
import { attribute, type XmlAttributes, type XmlHandler } from "@/lib/document/formats/read-xml";
import type { Workbook } from "./read-workbook";

export type SheetFacts = {
  hiddenRows: number;
  hiddenColumns: number;
  /** Cells with a formula whose result the file does not hold. */
  withoutResult: number;
};

export type SheetRow = {
  row: number;
  /** By column from 1; the first stays empty. */
  cells: readonly (string | undefined)[];
};

type Cell = { column: number; type: string; style: number; value: string; isFormula: boolean };

export class SheetRows implements XmlHandler {
  readonly facts: SheetFacts = { hiddenRows: 0, hiddenColumns: 0, withoutResult: 0 };
  /** Where the sheet says that its cells begin. */
  firstColumn = 1;
  readonly #workbook: Pick<Workbook, "texts" | "values">;
  readonly #onRow: (row: SheetRow) => void;
  #row = 0;
  #cells: (string | undefined)[] = [];
  #cell: Cell | null = null;
  #isValue = false;
  #isPhonetic = false;

  constructor(workbook: Pick<Workbook, "texts" | "values">, onRow: (row: SheetRow) => void) {
    this.#workbook = workbook;
    this.#onRow = onRow;
  }

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case "row":
        this.#row = Number(attributes.r ?? this.#row + 1);
        this.#cells = [];
        if (isTrue(attributes.hidden)) this.facts.hiddenRows += 1;
        return;
      case "c":
        this.#openCell(attributes);
        return;
      case "f":
        if (this.#cell !== null) this.#cell.isFormula = true;
        return;
      case "rPh":
        this.#isPhonetic = true;
        return;
      case "v":
      case "t":
        this.#isValue = this.#cell !== null && !this.#isPhonetic;
        return;
      case "dimension":
        this.firstColumn = Math.max(1, columnOf(attribute(attributes, "ref") ?? "A1"));
        return;
      case "col":
        if (isTrue(attributes.hidden)) {
          this.facts.hiddenColumns += Number(attributes.max ?? 0) - Number(attributes.min ?? 0) + 1;
        }
    }
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#isValue = false;
    else if (name === "rPh") this.#isPhonetic = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#cells.length > 0) {
      this.#onRow({ row: this.#row, cells: this.#cells });
      this.#cells = [];
    }
  }

  text(text: string): void {
    if (this.#isValue && this.#cell !== null) this.#cell.value += text;
  }

  #openCell(attributes: XmlAttributes): void {
    const reference = attributes.r;
    this.#cell = {
      column: reference === undefined ? Math.max(1, this.#cells.length) : columnOf(reference),
      type: attributes.t ?? "n",
      style: Number(attributes.s ?? "0"),
      value: "",
      isFormula: false,
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || cell.column < 1 || cell.column > mostColumns) return;
    if (cell.isFormula && cell.value === "") this.facts.withoutResult += 1;
    const shown = this.#shown(cell);
    if (shown.trim() !== "") this.#cells[cell.column] = shown;
  }

  #shown({ type, style, value }: Cell): string {
    switch (type) {
      case "s":
        return this.#workbook.texts[Number(value)] ?? "";
      case "b":
        return value === "1" ? "TRUE" : value === "0" ? "FALSE" : value;
      case "n":
        return this.#workbook.values.number(value, style);
      default:
        return value;
    }
  }
}

const mostColumns = 16_384;

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** The column of a cell by its reference: 2 of `B7`. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}
