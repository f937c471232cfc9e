/**
 * A place in a document as guest code holds it: offsets, from which text and line are computed when
 * asked for, so that fifty thousand hits cost little. The extra names are those that models guess.
 */
import { cutText } from "./cut-text";
import { documentCount, lineBounds, lineIndexAt, textOf } from "./texts";

type SpanDetails = {
  groups?: (string | undefined)[] | undefined;
  score?: number;
  origin?: SpanOrigin;
};

/** Of which search, with how many hits, a span is one. */
export type SpanOrigin = { of: number; pattern: string };

const longestText = 2_000;

export class Span {
  readonly doc: number;
  readonly start: number;
  readonly end: number;
  declare groups?: (string | undefined)[];
  declare score?: number;
  #origin: SpanOrigin | null;

  constructor(doc: number, start: number, end: number, details: SpanDetails = {}) {
    this.doc = doc;
    this.start = start;
    this.end = end;
    if (details.groups) this.groups = details.groups;
    if (details.score !== undefined) this.score = details.score;
    this.#origin = details.origin ?? null;
  }

  static originOf(span: Span): SpanOrigin | null {
    return span.#origin;
  }

  static setOrigin(span: Span, origin: SpanOrigin): void {
    span.#origin = origin;
  }

  get text(): string {
    return textOf(this.doc).slice(this.start, this.end);
  }

  get line(): number {
    return lineIndexAt(this.doc, this.start) + 1;
  }

  get lineText(): string {
    const { start, end } = lineBounds(this.doc, this.line - 1);
    return cutText(textOf(this.doc).slice(start, end), longestText);
  }

  get match(): string {
    return this.text;
  }

  get index(): number {
    return this.start;
  }

  get lineNum(): number {
    return this.line;
  }

  get lineNumber(): number {
    return this.line;
  }

  get content(): string {
    return this.lineText;
  }

  get length(): number {
    return this.end - this.start;
  }

  toString(): string {
    return cutText(this.text, longestText);
  }

  toJSON(): Record<string, unknown> {
    const short: Record<string, unknown> = {
      line: this.line,
      start: this.start,
      end: this.end,
      text: cutText(this.text, 300),
    };
    if (this.lineText !== this.text && this.lineText.length < 400) short.lineText = this.lineText;
    if (this.groups && this.groups.length > 0) short.groups = this.groups;
    if (this.score !== undefined) short.score = this.score;
    if (documentCount() > 1) short.doc = this.doc;
    return short;
  }
}

/** A part of a text from one heading to the next. */
export class Section extends Span {
  readonly title: string;
  readonly bodyStart: number;

  constructor(heading: Span, end: number) {
    super(heading.doc, heading.start, end, { groups: heading.groups });
    this.title = heading.text;
    this.bodyStart = heading.end;
  }

  get body(): string {
    return textOf(this.doc).slice(this.bodyStart, this.end);
  }

  override toJSON(): Record<string, unknown> {
    return { title: cutText(this.title, 160), ...super.toJSON() };
  }
}
