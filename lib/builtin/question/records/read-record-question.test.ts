import { expect, test } from "vitest";
import type { Column, Hit, Table } from "@/lib/builtin/plan/records/profile";
import { readQuestion } from "@/lib/builtin/question/reading";
import { readRecordQuestion } from "./read-record-question";

const column = (
  name: string,
  kind: Column["kind"],
  distinct: number,
  more: Partial<Column> = {},
): Column => ({
  name,
  kind,
  distinct,
  missing: 0,
  low: null,
  high: null,
  unit: "",
  ...more,
});

const table: Table = {
  name: "",
  rows: 100,
  skipped: 0,
  isLabelled: false,
  rowNames: [],
  columns: [
    column("order_id", "text", 100),
    column("order_date", "date", 60),
    column("region", "text", 4),
    column("quantity", "integer", 20, { low: 1, high: 20 }),
    column("unit_price", "number", 90, { low: 1, high: 900 }),
    column("status", "text", 3),
  ],
};

const values: readonly [number, string][] = [
  [2, "North"],
  [2, "South"],
  [5, "shipped"],
  [5, "cancelled"],
];

/** The hits that the profile's cell would report. */
function hitsOf(question: string): Hit[] {
  return values.flatMap(([index, value]) => {
    const start = question.toLowerCase().indexOf(value.toLowerCase());
    return start < 0
      ? []
      : [{ table: 0, column: index, value, start, end: start + value.length, rows: 25 }];
  });
}

function read(question: string) {
  return readRecordQuestion(readQuestion(question), {
    index: 0,
    table,
    hits: hitsOf(question),
    surroundings: "orders",
    absentWords: new Set(),
    hasSiblings: false,
  });
}

test.each([
  ["How many orders are there?", { operation: "count", filters: [] }],
  [
    "How many orders from the North region were shipped?",
    { operation: "count", filters: [{ column: 5 }, { column: 2 }] },
  ],
  [
    "How many orders were not cancelled?",
    { operation: "count", filters: [{ column: 5, negated: true }] },
  ],
  [
    "How many orders have a quantity between 3 and 9?",
    { filters: [{ kind: "between", column: 3, low: 3, high: 9, isUnsure: true }] },
  ],
  [
    "How many orders have a quantity of at least 10?",
    { filters: [{ kind: "between", column: 3, low: 10, withLow: true }] },
  ],
  [
    "What is the total quantity in the South?",
    { operation: "sum", measure: 3, filters: [{ column: 2 }] },
  ],
  ["What is the average unit price?", { operation: "average", measure: 4 }],
  [
    "Which region has the most orders, and how many?",
    { operation: "group", aggregate: "count", withValue: true },
  ],
  [
    "Which region has the highest total quantity?",
    { operation: "group", aggregate: "sum", measure: 3, withValue: false },
  ],
  [
    "Which order id has the highest quantity?",
    { operation: "row", measure: 3, group: { column: 0 } },
  ],
  ["What is the lowest unit price?", { operation: "min", measure: 4 }],
  ["How many different regions are there?", { operation: "distinct", group: { column: 2 } }],
  [
    "Which statuses occur, and how many times each?",
    { operation: "list", withCounts: true, group: { column: 5 } },
  ],
  [
    "How many orders were placed in March 2023?",
    { filters: [{ kind: "dates", column: 1, from: "2023-03-01", to: "2023-03-31" }] },
  ],
  [
    "How many orders were placed between 2023-01-05 and 2023-02-05?",
    { filters: [{ from: "2023-01-05", to: "2023-02-05" }] },
  ],
  [
    "How many orders are from 2023?",
    { filters: [{ kind: "dates", from: "2023-01-01", to: "2023-12-31" }] },
  ],
  [
    "How many orders were placed from 2023 onwards?",
    { filters: [{ from: "2023-01-01", to: null }] },
  ],
  [
    "How many orders have a quantity between 3 and 9 inclusive?",
    { filters: [{ kind: "between", column: 3, low: 3, high: 9, withLow: true, withHigh: true }] },
  ],
  [
    "What was the highest unitPrice, and on which order date?",
    { operation: "row", measure: 4, withValue: true },
  ],
  [
    "What percentage of orders were cancelled?",
    { operation: "share", base: [], filters: [{ column: 5 }] },
  ],
  [
    "What is the average quantity per region?",
    { operation: "breakdown", aggregate: "average", measure: 3, group: { column: 2 } },
  ],
  ["What is the average quantity per order?", { operation: "average", measure: 3 }],
  ["How many orders per status?", { operation: "breakdown", aggregate: "count" }],
  ["When was the first order?", { operation: "edge", edge: "first", measure: 1 }],
  ["What is the second highest unit price?", { operation: "max", measure: 4, rank: 2 }],
  [
    "How much higher is the total quantity of North than of South?",
    { operation: "difference", measure: 3, aggregate: "sum", claims: "more" },
  ],
  [
    "What is the difference in the average quantity between North and South?",
    { operation: "difference", measure: 3, aggregate: "average", claims: null },
  ],
  [
    "On which day were there the most orders?",
    { operation: "group", group: { column: 1, bucket: "day" } },
  ],
])("%s", (question, query) => {
  expect(read(question)).toMatchObject({ query });
});

test.each([
  ["How many orders were returned?", "returned"],
  ["How many large orders were shipped?", "large"],
  ["How many orders came from the West?", "West"],
  ["What is the total profit?", "profit"],
  ["Which customer placed the most orders?", "customer"],
  ["How many orders arrived late?", "arrived"],
  ["How many orders have more than 10?", "which column"],
  ["Which order has the highest value?", "compared"],
  ["What is the highest average quantity per region?", "which groups"],
  ["How many orders came from the North and how many from the South?", "several values"],
])("%s is not understood: %s", (question, reason) => {
  const reading = read(question);
  expect("reason" in reading ? reading.reason : JSON.stringify(reading)).toContain(reason);
});

test("a unit that the text does not state is refused", () => {
  expect(read("What is the total unit price, in millions of euros?")).toEqual({
    reason: "The text does not say that its values are in millions of euros. Leave the unit out.",
  });
});
