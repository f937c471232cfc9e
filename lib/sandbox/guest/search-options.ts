/** The options of the search tools, as models write them: an object, a Span, a number, flags, in any order. */
import { isRecord } from "./record";
import { Span } from "./span";
import { documentIndex } from "./texts";

export type SearchOptions = {
  within: Span | null;
  flags: string | null;
  limit: unknown;
  /** Null when the caller named none. */
  doc: number | null;
};

export function searchOptions(tool: string, given: readonly unknown[]): SearchOptions {
  const options: SearchOptions = { within: null, flags: null, limit: undefined, doc: null };
  for (const each of given) {
    if (each === undefined || each === null) continue;
    if (each instanceof Span) options.within = each;
    else if (typeof each === "string") options.flags = each;
    else if (typeof each === "number") takeNumber(options, each);
    else if (isRecord(each)) takeRecord(tool, options, each);
  }
  if (options.within) options.doc = options.within.doc;
  return options;
}

function takeNumber(options: SearchOptions, value: number): void {
  if (options.limit === undefined) options.limit = value;
  else options.doc = documentIndex(value);
}

function takeRecord(tool: string, options: SearchOptions, record: Record<string, unknown>): void {
  const { within, flags, limit, doc } = record;
  if (within instanceof Span) options.within = within;
  else if (within !== undefined && within !== null)
    throw new Error(`${tool}: within must be a Span (from split_sections, grep, locate or cite)`);
  if (typeof flags === "string") options.flags = flags;
  if (limit !== undefined) options.limit = limit;
  if (doc !== undefined && doc !== null) options.doc = documentIndex(doc);
}
