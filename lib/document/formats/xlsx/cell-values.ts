/** What a cell shows: its value in its number format, as Excel draws it, and never fewer digits than a plain number has. */
import { format, getFormatFromId, isDateFormat, isValidFormat } from "numfmt";

/** Of cells, by the index that they name: the codes of their number formats. */
export type CellFormats = readonly string[];

/** Days from the first day that Macintosh files count to the first that others do. */
const days1904 = 1462;
/** Excel shows these by the reader's own country; written so, they are the same everywhere. */
const ownCountry: Readonly<Record<number, string>> = { 14: "yyyy-mm-dd", 22: "yyyy-mm-dd h:mm" };
/** Formats that Japanese and Chinese Excel number without naming: dates. */
const asianDates = /^(?:2[7-9]|3[0-6]|5[0-8])$/;

export function formatCodeOf(id: number, own: ReadonlyMap<number, string>): string {
  const named = own.get(id) ?? ownCountry[id];
  if (named !== undefined) return named;
  if (asianDates.test(String(id))) return "yyyy-mm-dd";
  return getFormatFromId(id) ?? "General";
}

type Shown = (value: number) => string;

export class CellValues {
  readonly #formats: CellFormats;
  readonly #isMacintosh: boolean;
  readonly #shown = new Map<number, Shown>();

  constructor(formats: CellFormats, isMacintosh: boolean) {
    this.#formats = formats;
    this.#isMacintosh = isMacintosh;
  }

  /** `style` is the index of the cell's format. */
  number(text: string, style: number): string {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value)) return text;
    let shown = this.#shown.get(style);
    if (shown === undefined) {
      shown = this.#shownBy(this.#formats[style] ?? "General");
      this.#shown.set(style, shown);
    }
    return shown(value);
  }

  #shownBy(code: string): Shown {
    if (/^general$/i.test(code) || code === "@" || !isValidFormat(code)) return plainNumber;
    const added = this.#isMacintosh && isDateFormat(code) ? days1904 : 0;
    return (value) => {
      const text = format(code, value + added, { throws: false }).trim();
      // A format may hide its value, or a date be none; the value is there all the same.
      return text === "" || /^#+$/.test(text) ? plainNumber(value) : text;
    };
  }
}

/** Excel keeps fifteen digits. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
