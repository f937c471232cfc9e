/** How values look in the output: short, one hit a line, and never more than the model can use. */
import { cutText } from "./cut-text";
import { Section, Span } from "./span";
import { documentCount, windowAround } from "./texts";

const limits = { rows: 12, items: 50, depth: 4, nestedString: 400, spanChars: 600, padding: 90 };

/** Whole texts stay whole at the top; inside other values they are quoted and cut. */
export function show(value: unknown, limit = 200_000): string {
  return typeof value === "string"
    ? cutText(value, limit)
    : cutText(showValue(value, { depth: 0, left: limit }), limit);
}

type Budget = { depth: number; left: number };

function showValue(value: unknown, budget: Budget): string {
  const shown = showAny(value, budget);
  budget.left -= shown.length;
  return shown;
}

function showAny(value: unknown, budget: Budget): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(cutText(value, limits.nestedString));
    case "function":
      return `[Function ${value.name || "anonymous"}]`;
    case "bigint":
      return `${value}n`;
    case "symbol":
      return "Symbol()";
    case "object":
      return value === null ? "null" : showObject(value, budget);
    default:
      return String(value);
  }
}

function showObject(value: object, budget: Budget): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Promise) return "Promise {…} (did you forget await?)";
  if (value instanceof Span) return showSpan(value);
  if (value instanceof RegExp) return String(value);
  if (value instanceof Date)
    return String(value.getTime()) === "NaN" ? "Invalid Date" : value.toISOString();
  if (budget.depth >= limits.depth || budget.left <= 0) return "[…]";
  const inner = { depth: budget.depth + 1, left: budget.left };
  if (Array.isArray(value)) {
    return value[0] instanceof Span ? showSpans(value, inner) : `[${showItems(value, inner)}]`;
  }
  if (value instanceof Map)
    return `Map(${value.size}) {${showItems(value.entries(), inner, value.size)}}`;
  if (value instanceof Set)
    return `Set(${value.size}) {${showItems(value.values(), inner, value.size)}}`;
  if (ArrayBuffer.isView(value) && "length" in value && Symbol.iterator in value)
    return `[${showItems(Array.from(Object.values(value).slice(0, limits.items + 1)), inner)}]`;
  return `{${showFields(value, inner)}}`;
}

function showItems(items: Iterable<unknown>, budget: Budget, size?: number): string {
  const total = size ?? (Array.isArray(items) ? items.length : 0);
  const shown: string[] = [];
  const list = Array.isArray(items) ? items : [...firstItems(items)];
  for (let index = 0; index < list.length && index < limits.items && budget.left > 0; index += 1) {
    shown.push(showValue(list[index], { ...budget }));
    budget.left -= shown[index]?.length ?? 0;
  }
  if (total > shown.length) shown.push(`… ${total - shown.length} more`);
  return shown.join(", ");
}

function* firstItems(items: Iterable<unknown>): Generator<unknown> {
  let count = 0;
  for (const item of items) {
    if (count >= limits.items) return;
    count += 1;
    yield item;
  }
}

function showFields(value: object, budget: Budget): string {
  const entries = Object.keys(value);
  const shown: string[] = [];
  for (const key of entries) {
    if (shown.length >= limits.items || budget.left <= 0) {
      shown.push(`… ${entries.length - shown.length} more`);
      break;
    }
    const field = `${key}: ${showValue(Reflect.get(value, key), { ...budget })}`;
    budget.left -= field.length;
    shown.push(field);
  }
  return shown.join(", ");
}

/** `L705 @53211 …window…`; a section as its title and size. */
export function showSpan(span: Span): string {
  const where = `${documentCount() > 1 ? `D${span.doc} ` : ""}L${span.line} @${span.start} `;
  const length = span.end - span.start;
  if (span instanceof Section)
    return `${where}${JSON.stringify(cutText(span.title, 160))} (${length} characters)`;
  return where + score(span) + windowOf(span, limits.spanChars);
}

function score(span: Span): string {
  return span.score === undefined ? "" : `(${span.score.toFixed(2)}) `;
}

function windowOf(span: Span, chars: number): string {
  const end = Math.min(span.end, span.start + chars);
  const rest = span.end > end ? ` … (${span.end - span.start} characters in all)` : "";
  return windowAround(span.doc, span.start, end, limits.padding) + rest;
}

/** Hits that stand close together on one line are one row. */
function showSpans(spans: readonly unknown[], budget: Budget): string {
  const rows: string[] = [];
  let index = 0;
  for (; index < spans.length && rows.length < limits.rows; index += 1) {
    const span = spans[index];
    if (!(span instanceof Span) || span instanceof Section) {
      rows.push(`  ${showAny(span, budget)}`);
      continue;
    }
    const last = lastOfRow(spans, index, span);
    rows.push(`  ${showRow(span, last - index + 1, spans[last])}`);
    index = last;
  }
  const more = spans.length > index ? `\n  … ${spans.length - index} more` : "";
  return `${spans.length} span${spans.length > 1 ? "s" : ""}:\n${rows.join("\n")}${more}`;
}

function lastOfRow(spans: readonly unknown[], first: number, span: Span): number {
  const line = span.line;
  let last = first;
  for (;;) {
    const next = spans[last + 1];
    const joins =
      next instanceof Span &&
      next.doc === span.doc &&
      next.start >= span.start &&
      next.start < span.end + 120 &&
      next.end < span.start + 400 &&
      next.line === line;
    if (!joins) return last;
    last += 1;
  }
}

function showRow(span: Span, hits: number, last: unknown): string {
  if (hits === 1 || !(last instanceof Span)) {
    const where = `${documentCount() > 1 ? `D${span.doc} ` : ""}L${span.line} @${span.start} `;
    return where + score(span) + windowOf(span, 300);
  }
  const joined = new Span(span.doc, span.start, Math.max(span.end, last.end));
  return showSpan(joined).replace(/ @/, ` (${hits} hits) @`);
}
