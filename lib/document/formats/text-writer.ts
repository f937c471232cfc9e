/**
 * Writes the text of a converted file: cleaned as it comes, counted in UTF-16 code units and lines, so that the
 * outline of places is exact. Writes to disk in pieces; a text never stands in memory whole.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { DocumentError } from "@/lib/document/document-error";
import type { OutlinePlace } from "@/lib/document/place-outline";

const pieceChars = 1 << 20;
/** More would make the outline larger than many texts: a book of headings has fewer. */
const mostPlaces = 200_000;
const longestLabel = 200;
/** Of all labels together, in UTF-16 code units: long ones may stand in a small file. */
const mostLabelChars = 8_000_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: no text shows them; a form feed parts pages
const unshown = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]+/g;

export class TextWriter {
  readonly places: OutlinePlace[] = [];
  readonly #file: number;
  readonly #maxBytes: number;
  #pieces: string[] = [];
  #pending = 0;
  #bytes = 0;
  #offset = 0;
  #line = 1;
  #last = "\n";
  #blank = 0;
  /** True where blank lines have just been left. */
  #isFree = false;
  #prefix = "";
  #labelChars = 0;
  #hasText = false;

  /** `maxBytes` of UTF-8. */
  constructor(path: string, maxBytes: number) {
    this.#file = openSync(path, "w", 0o600);
    this.#maxBytes = maxBytes;
  }

  /** True once something other than white space and `mark`s has been written. */
  get hasText(): boolean {
    return this.#hasText;
  }

  write(text: string): void {
    const shown = text
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0085\u2028\u2029]/g, "\n")
      .replace(unshown, "")
      .toWellFormed();
    this.#hasText ||= /\S/.test(shown);
    this.#append(shown);
  }

  /** Ends the line that is begun; `blank` lines stay free before what follows, if anything does. */
  endLine(blank = 0): void {
    if (this.#last !== "\n") this.#put("\n");
    if (!this.#isFree) this.#blank = Math.max(this.#blank, blank);
  }

  /** A line of the converter's own, such as a note about a page without text. */
  mark(text: string): void {
    this.#append(text);
  }

  /** A place begins with what is written next. */
  place(label: string, cells?: OutlinePlace["cells"]): void {
    if (this.places.length >= mostPlaces || this.#labelChars >= mostLabelChars) return;
    this.#leaveBlank();
    const start = this.#offset;
    const name = this.#prefix + label.replace(/\s+/g, " ").trim();
    const place = { start, line: this.#line, label: shortened(name) };
    this.#labelChars += place.label.length;
    if (this.places.at(-1)?.start === start) this.places.pop();
    this.places.push(cells === undefined ? place : { ...place, cells });
  }

  /** What begins the labels of places from here on, such as the name of an attachment. Gives back what it was. */
  prefix(prefix: string): string {
    const before = this.#prefix;
    this.#prefix = prefix;
    return before;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #append(text: string): void {
    if (text === "") return;
    this.#leaveBlank();
    this.#put(text);
    this.#isFree = false;
  }

  #leaveBlank(): void {
    const blank = this.#blank;
    this.#blank = 0;
    if (blank === 0 || this.#offset === 0) return;
    this.#put("\n".repeat(blank));
    this.#isFree = true;
  }

  #put(text: string): void {
    this.#pieces.push(text);
    this.#pending += text.length;
    this.#offset += text.length;
    this.#last = text.at(-1) ?? this.#last;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#line += 1;
    if (this.#pending >= pieceChars) this.#flush();
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pieces.join(""), "utf8");
    this.#pieces = [];
    this.#pending = 0;
    this.#bytes += bytes.length;
    if (this.#bytes > this.#maxBytes) {
      throw new DocumentError(
        "limit",
        `The text in this file is longer than ${Math.round(this.#maxBytes / 1_000_000)} MB. Split it into parts and upload those.`,
      );
    }
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
  }
}

function shortened(label: string): string {
  const letters = Array.from(label);
  return letters.length <= longestLabel ? label : `${letters.slice(0, longestLabel - 1).join("")}…`;
}
