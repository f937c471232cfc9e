/** From whatever a model takes for evidence to the place where it stands; what stands nowhere is told with the nearest place. */
import { cutText } from "./cut-text";
import { locate, nearestShown } from "./locate";
import { firstOf, isRecord, isWholeNumber } from "./record";
import { show } from "./show";
import { Span } from "./span";
import { documentIndex, lineBounds, lineCount, textOf } from "./texts";

export function cite(first: unknown, second?: unknown, doc?: unknown): Span {
  if (typeof first === "number" && typeof second === "number")
    return spanOf(documentIndex(doc), first, second);
  const within = second instanceof Span ? second : isRecord(second) ? second.within : undefined;
  if (within instanceof Span && typeof first === "string") return citeWithin(first, within);
  return toSpan(first, "cite");
}

function citeWithin(quote: string, within: Span): Span {
  const [found] = locate(quote, { within, limit: 1 });
  if (found) return found;
  throw new Error(`cite: this does not stand in the part given: ${quoted(quote)}`);
}

/** `what` names the caller in the message. */
export function toSpan(value: unknown, what: string): Span {
  if (value instanceof Span) return value;
  if (typeof value === "string") return spanOfQuote(value.trim(), what);
  const found = isRecord(value) ? spanOfRecord(value, what) : null;
  if (found) return found;
  throw new Error(
    `${what}: ${cutText(show(value, 200), 120)} is neither a Span nor a quote. Pass Spans from grep/locate/cite, or exact quotes as strings.`,
  );
}

function spanOfQuote(quote: string, what: string): Span {
  if (quote === "") throw new Error(`${what}: an empty string is not a quote`);
  const [found] = locate(quote, 1);
  if (found) return found;
  throw new Error(
    `${what}: this does not stand in the text: ${quoted(quote)}.${nearestShown(quote)} Quote exactly, or pass the Span of grep/locate.`,
  );
}

function quoted(quote: string): string {
  return JSON.stringify(cutText(quote, 160));
}

function spanOfRecord(record: Record<string, unknown>, what: string): Span | null {
  const doc = documentIndex(record.doc);
  const start = firstOf(record, ["start", "from", "index"]);
  const end = firstOf(record, ["end", "to"]);
  if (isWholeNumber(start) && isWholeNumber(end)) return spanOf(doc, start, end);
  const words = firstOf(record, ["quote", "text", "match", "lineText", "line"]);
  if (typeof words === "string") {
    const stands = isWholeNumber(start) && textOf(doc).startsWith(words, start);
    return stands ? spanOf(doc, start, start + words.length) : toSpan(words, what);
  }
  const line = firstOf(record, ["line", "lineNum", "lineNumber"]);
  if (!isWholeNumber(line) || line < 1 || line > lineCount(doc)) return null;
  const bounds = lineBounds(doc, line - 1);
  return spanOf(doc, bounds.start, bounds.end);
}

function spanOf(doc: number, start: number, end: number): Span {
  const { length } = textOf(doc);
  if (!(start >= 0 && start < end && end <= length))
    throw new Error(`there is no place ${start}..${end}: the text has ${length} characters`);
  return new Span(doc, Math.floor(start), Math.floor(end));
}
