/** The conditions of a question over records: named values, comparisons and dates. */
import type { Column, Hit, Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { takeAbsent } from "./absent-values";
import { takeClock } from "./clock-filters";
import { takeColumnComparisons } from "./column-comparisons";
import { takeComparisons } from "./comparisons";
import { takeDates } from "./date-filters";
import { takeDayOfMonth } from "./day-of-month";
import type { Mention } from "./mentions";
import { takeMissing } from "./missing-filters";
import type { Filter } from "./query";
import { takeSigns } from "./signs";
import { takeTextFilters } from "./text-filters";

export type FilterReading = { filters: Filter[]; places: number[]; problem: string | null };

const totals = /^(?:grand |sub)?totals?$|^(?:all|overall|gesamt|insgesamt|summe|合計|総計|計)$/i;
const stopValues =
  /^(?:in|on|at|of|to|is|it|no|or|and|the|a|an|as|by|be|do|us|so|all|any|other|was|were|has|what|which|who|yes|true|false|most|each|one|time|times|many|how)$/i;

export function isTotal(value: string): boolean {
  return totals.test(value);
}

/** Marks what it understands and leaves the rest; `places` are the positions of the filters in the question. */
export function takeFilters(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
  hits: readonly Hit[],
): FilterReading {
  const simple = [
    takeColumnComparisons(reading, table, mentions),
    takeSigns(reading, table, mentions, hits),
    one(takeDayOfMonth(reading, table)),
    takeMissing(reading, table, mentions, hits),
  ];
  const timed = takeClock(reading, table);
  if (timed.problem !== null) return timed;
  const dated = takeDates(reading, table, mentions, hits);
  if (dated.problem !== null) return dated;
  const compared = takeComparisons(reading, table, mentions);
  if (compared.problem !== null) return compared;
  const affixed = takeTextFilters(reading, table, mentions);
  const named = takeValues(reading, table, mentions, hits);
  const all = [...simple, timed, dated, compared, affixed, named];
  const filters = all.flatMap((part) => part.filters);
  if (named.problem === null) all.push(one(takeAbsent(reading, table, mentions, filters)));
  return {
    filters: all.flatMap((part) => part.filters),
    places: all.flatMap((part) => part.places),
    problem: named.problem,
  };
}

function one(found: { filter: Filter; place: number } | null): FilterReading {
  return found === null
    ? { filters: [], places: [], problem: null }
    : { filters: [found.filter], places: [found.place], problem: null };
}

function takeValues(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
  hits: readonly Hit[],
): FilterReading {
  const usable = hits
    .filter(
      (hit) =>
        !isTotal(hit.value) &&
        !stopValues.test(hit.value) &&
        reading.isUntouched(hit.start, hit.end),
    )
    .filter((hit) => isPlausible(hit, table, mentions, reading))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const filters = new Map<string, Named>();
  const spanned = findSpan(reading, usable);
  if (spanned !== null) return { filters: [], places: [], problem: spanned };
  const negations = findNegations(reading, usable, mentions);
  for (const hit of usable) {
    if (!reading.isUntouched(hit.start, hit.end)) continue;
    const rivals = usable.filter((other) => other.start === hit.start && other.end === hit.end);
    const chosen = rivals.length === 1 ? hit : preferAnchored(rivals, mentions);
    if (chosen === null)
      return {
        filters: [],
        places: [],
        problem: reason(reading.language, "severalColumnsHold", {
          value: hit.value,
          columns: rivals.map((rival) => table.columns[rival.column]?.name).join(", "),
        }),
      };
    const values = writings(chosen, usable, reading);
    if (values.length > 1)
      return {
        filters: [],
        places: [],
        problem: reason(reading.language, "spellings", {
          values: values.map((value) => `"${value}"`).join(", "),
        }),
      };
    const negated = takeNegation(reading, chosen, negations);
    const length = chosen.end - chosen.start;
    const plural = /^(?:es|s)(?!\p{L})/iu.exec(reading.text.slice(chosen.end))?.[0].length ?? 0;
    reading.mark(chosen.start, chosen.start + length + plural);
    const key = `${chosen.column} ${negated}`;
    const existing = filters.get(key);
    const placed = values.map((value) => ({ value, place: chosen.start }));
    if (existing) existing.values.push(...placed);
    else
      filters.set(key, {
        column: chosen.column,
        values: placed,
        negated,
        place: chosen.start,
        twins: isAnchored(chosen, mentions)
          ? []
          : rivals.map(({ column }) => column).filter((column) => column !== chosen.column),
      });
  }
  return equalsFilters(reading, [...filters.values()]);
}

/** Values of one column that the question names, all within a negation or none. */
type Named = {
  column: number;
  values: { value: string; place: number }[];
  negated: boolean;
  place: number;
  twins: number[];
};

function equalsFilters(reading: Reading, list: readonly Named[]): FilterReading {
  // "ohne Ost und in West": a value outside the negation beside one within it leaves open which is meant.
  if (list.some((one) => list.some((other) => other !== one && other.column === one.column)))
    return { filters: [], places: [], problem: reason(reading.language, "severalSpans") };
  if (list.some(({ values }) => values.length > 1)) reading.take(/\b(?:or|oder)\b|または/i);
  return {
    filters: list.map(({ column, values, negated, twins }) => ({
      kind: "equals",
      column,
      values: [...new Set(values.sort((a, b) => a.place - b.place).map(({ value }) => value))],
      negated,
      ...(twins.length > 0 ? { twins } : {}),
    })),
    places: list.map(({ values, place }) => Math.min(place, ...values.map((value) => value.place))),
    problem: null,
  };
}

/** "S-01 to S-03" means what lies between them too. */
function findSpan(reading: Reading, hits: readonly Hit[]): string | null {
  const first = hits.find(
    (hit) =>
      /\d/.test(hit.value) &&
      /^["”']?\s*(?:to|through|bis|[-–])\s*["“']?$/iu.test(betweenNext(reading, hits, hit)),
  );
  return first === undefined
    ? null
    : reason(reading.language, "rangeEnds", { text: `${first.value} …` });
}

/** What stands between a value and the next of the same column. */
function betweenNext(reading: Reading, hits: readonly Hit[], hit: Hit): string {
  const next = hits
    .filter((other) => other.column === hit.column && other.start >= hit.end)
    .sort((a, b) => a.start - b.start)[0];
  return next === undefined ? "" : reading.text.slice(hit.end, next.start);
}

/** Spellings of one value that differ only in case; a code in capitals means itself alone. */
function writings(chosen: Hit, hits: readonly Hit[], reading: Reading): string[] {
  const found = hits
    .filter(
      (hit) => hit.column === chosen.column && hit.start === chosen.start && hit.end === chosen.end,
    )
    .map((hit) => hit.value);
  const values = [...new Set(found)];
  const asked = reading.text.slice(chosen.start, chosen.end);
  return /^[\p{Lu}\d_-]{1,6}$/u.test(asked) && values.includes(asked) ? [asked] : values;
}

function preferAnchored(rivals: readonly Hit[], mentions: readonly Mention[]): Hit | null {
  const columns = new Set(rivals.map((rival) => rival.column));
  if (columns.size === 1) return rivals[0] ?? null;
  const [first] = rivals;
  const isSameRows = rivals.every(
    ({ rows, value }) => rows === first?.rows && value === first.value,
  );
  const anchored = rivals.filter((rival) => isAnchored(rival, mentions));
  if (new Set(anchored.map((rival) => rival.column)).size === 1) return anchored[0] ?? null;
  return isSameRows ? (rivals.at(-1) ?? null) : null;
}

function isAnchored(hit: Hit, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (mention) =>
      mention.column === hit.column &&
      (Math.abs(hit.start - mention.end) <= 12 || Math.abs(mention.start - hit.end) <= 4),
  );
}

const vague =
  /(?<!\p{L})(?:about|around|within|over|under|(?<!other )than|nearly|almost|roughly|up to|by|etwa|rund|um|bis)\s+$/iu;

/** A number names a value only where its column is named beside it, or where the column holds codes. */
function isPlausible(
  hit: Hit,
  table: Table,
  mentions: readonly Mention[],
  reading: Reading,
): boolean {
  const column = table.columns[hit.column];
  if (column === undefined) return false;
  if (column.kind === "date") return false;
  // "about 100", "within 100": another amount than the value itself.
  if (/\d/.test(hit.value) && vague.test(reading.text.slice(0, hit.start))) return false;
  // 合計はいくら: は and いくら, and not はい.
  if (/^(?:はい|いえ|いい)$/.test(hit.value) && !isAnchored(hit, mentions)) return false;
  if (/^は/.test(hit.value) && /^(?:く|つ)/.test(reading.text.slice(hit.end))) return false;
  if (column.kind === "text") return !/^\d{1,2}$/.test(hit.value) || isAnchored(hit, mentions);
  return (
    isAnchored(hit, mentions) ||
    (isCode(column) && reading.quoted.length === 0 && table.columns.filter(isCode).length === 1)
  );
}

/** Status codes and the like: few, whole, of one length, and no measure. */
function isCode(column: Column): boolean {
  return /status|code/i.test(column.name) && column.kind === "integer" && column.distinct <= 80;
}

type Negation = { start: number; end: number; column: number; places: ReadonlySet<number> };

/** "did not come back with", "weren't marked as": verbs that add nothing to the value they lead to. */
const lead =
  "(?: (?:come(?: back)?|return(?:ed)?|get|got|have|has|had|be|been|made|marked|flagged|labell?ed|recorded|logged|as|of|from|by|with|in|for|to|using|equal to|a|an|the|those|ones|requests|rows|records|entries|lines|status|code|der|die|das|den|dem|in der|im|aus|von|mit))*";
const negating = new RegExp(
  `(?:\\b(?:not|other than|apart from|besides|except(?: for)?|excluding|without|neither|nicht|außer|ohne|weder)|\\b(?:is|are|was|were|do|does|did|has|have|had)n['’]t)${lead}\\s*["“']?$`,
  "i",
);
const joining =
  /^["”']?,?\s*(?:(?:and|or|nor|und|oder|noch)\s+)?(?:not |nicht )?(?:the |der |die |das |den |dem )?["“']?$/i;

/** "other than 3 and 4", "neither A nor B": the negation holds for every value of the list, where all are of one column. */
function findNegations(
  reading: Reading,
  hits: readonly Hit[],
  mentions: readonly Mention[],
): Negation[] {
  const places = [...new Map(hits.map((hit) => [hit.start, hit])).values()].sort(
    (a, b) => a.start - b.start,
  );
  const found: Negation[] = [];
  for (const [index, hit] of places.entries()) {
    const match = negating.exec(reading.text.slice(0, columnStart(reading, hit, mentions)));
    if (match === null) continue;
    const held = new Set([hit.start]);
    let end = hit.end;
    for (const next of places.slice(index + 1)) {
      if (next.start < end) continue;
      const joint = reading.text.slice(end, columnStart(reading, next, mentions));
      if (next.column !== hit.column || !joining.test(joint)) break;
      held.add(next.start);
      end = next.end;
    }
    found.push({ start: match.index, end, column: hit.column, places: held });
  }
  return found;
}

/** Where the name of the value's column begins, if it stands right before: "without the region West". */
function columnStart({ text }: Reading, hit: Hit, mentions: readonly Mention[]): number {
  const named = mentions.find(
    ({ column, end }) =>
      column === hit.column && end <= hit.start && /^\s*["“']?$/u.test(text.slice(end, hit.start)),
  );
  return named?.start ?? hit.start;
}

function takeNegation(reading: Reading, hit: Hit, negations: readonly Negation[]): boolean {
  const negation = negations.find(
    ({ column, places }) => column === hit.column && places.has(hit.start),
  );
  if (negation === undefined) return false;
  const [first] = negation.places;
  reading.mark(negation.start, first ?? hit.start);
  for (const joint of reading.text
    .slice(negation.start, negation.end)
    .matchAll(/(?<!\p{L})(?:and|or|nor|und|oder|noch|not|nicht)(?!\p{L})/giu))
    reading.mark(negation.start + joint.index, negation.start + joint.index + joint[0].length);
  return true;
}
