import { expect, test } from "vitest";
import type { AnswerForm } from "@/lib/trace/config";
import { checkFor } from "./answer-check";
import { formedFinal } from "./formed-answer";

type Given = Parameters<typeof formedFinal>[0];

const final = (answer: string, data?: Given["data"]): Given => ({
  kind: "propose",
  answer,
  ...(data === undefined ? {} : { data }),
  evidence: [],
  badEvidence: [],
});

const price = {
  schema: {
    type: "object",
    properties: { amount: { type: "number", minimum: 0 }, currency: { enum: ["EUR", "USD"] } },
    required: ["amount", "currency"],
    additionalProperties: false,
  },
};

test.each<[AnswerForm, string, Given["data"], unknown]>([
  ["number", "15", 15, 15],
  ["number", "1,284.5", undefined, 1284.5],
  ["number", "-3", undefined, -3],
  ["yes-no", "true", true, true],
  ["yes-no", "No.", undefined, false],
  ["yes-no", "はい", undefined, true],
  ["list", "- a\n- 2", ["a", 2], ["a", 2]],
  ["list", '["a","b"]', undefined, ["a", "b"]],
  ["table", "", [{ region: "north", units: 4 }], [{ region: "north", units: 4 }]],
  [price, "", { amount: 5, currency: "EUR" }, { amount: 5, currency: "EUR" }],
  [price, '{"amount": 5, "currency": "USD"}', undefined, { amount: 5, currency: "USD" }],
  [{ schema: { type: "string" } }, "2024-01-01", undefined, "2024-01-01"],
  [{ schema: { type: "string" } }, "15", undefined, "15"],
])("asked for %j, the answer %j becomes data", (form, text, data, expected) => {
  const { final: formed, problems } = formedFinal(final(text, data), form);
  expect(problems).toEqual([]);
  expect(formed.data).toEqual(expected);
});

test.each<[AnswerForm, string, Given["data"], string]>([
  ["number", "about 15", undefined, "the value must be one number"],
  ["number", "15 units", undefined, "the value must be one number"],
  ["number", "1.284,5", undefined, "the value must be one number"],
  ["number", "1,28", undefined, "the value must be one number"],
  ["yes-no", "Yes, but only in winter.", undefined, "must be true or false"],
  ["list", "a and b", undefined, "must be an array"],
  ["list", "", [{ a: 1 }], "item 0 must be a text or a number, not an object"],
  ["table", "", [["a", 1]], "an array of objects"],
  ["table", "", [{ a: 1 }, { a: [2] }], "row 1 holds a list in “a”"],
  [price, "", { amount: -1, currency: "EUR" }, "/amount must be >= 0"],
  [
    price,
    "",
    { amount: 1, currency: "YEN" },
    '/currency must be equal to one of the allowed values: ["EUR","USD"]',
  ],
  [price, "", { amount: 1, currency: "EUR", tax: 2 }, 'additional properties: "tax"'],
])("asked for %j, the answer %j is told what does not fit", (form, text, data, problem) => {
  const { final: formed, problems } = formedFinal(final(text, data), form);
  expect(problems.join("\n")).toContain(problem);
  expect(formed.answer).toBe(text);
  expect(formed).not.toHaveProperty("data");
});

test("the text holds every value of the data, so that each is checked", () => {
  const rows = [
    { region: "north", units: 15 },
    { region: "south\nside", units: 20, note: "a|b" },
  ];
  expect(formedFinal(final("x", rows), "table").final.answer).toBe(
    "region | units | note\nnorth | 15 | \nsouth side | 20 | a/b",
  );
  expect(formedFinal(final("x", ["a", 2]), "list").final.answer).toBe("- a\n- 2");
  expect(formedFinal(final("true", true), "yes-no").final.answer).toBe("Yes");
});

test.each<[string, Given["data"]]>([
  ["15 units", 16],
  ["15 units", 1],
  ["15.3 units", 15],
  ["a fall of -15", 15],
  ["north: 10\nsouth: 5", { north: 5, south: 10 }],
  ["units: 15", { "units in 2030": 15 }],
])("data that the text %j does not say, such as %j, is left out or written out", (text, data) => {
  expect(formedFinal(final(text, data), undefined).final).toEqual(final(text));
  const { answer } = formedFinal(final(text, data), { schema: {} }).final;
  expect(answer).not.toBe(text);
});

test("without a form an answer stays as it is", () => {
  const given = final("n: 15", { n: 15 });
  expect(formedFinal(given, undefined)).toEqual({ final: given, problems: [] });
});

test("lists and texts beyond what can be checked in time are told so", () => {
  const numbers = Array.from({ length: 5_001 }, (_, index) => index);
  expect(checkFor("list")(numbers)).toEqual(["a list of 5001 items is too long (limit 5000)"]);
  expect(checkFor({ schema: { uniqueItems: true } })(numbers)).toHaveLength(1);
  expect(checkFor({ schema: {} })("x".repeat(20_001))).toHaveLength(1);
});

test("a name too long to be matched against a pattern is told so", () => {
  const check = checkFor({ schema: { propertyNames: { pattern: "a*b" } } });
  expect(check({ ab: 1 })).toEqual([]);
  expect(check({ ["a".repeat(201)]: 1 })).toEqual([
    "a text of 201 characters is too long to be checked (limit 200)",
  ]);
});

test("names that mean something to JavaScript are names like any other", () => {
  const schema = JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"number"},"constructor":{"type":"number"}},"required":["constructor"]}',
  );
  const check = checkFor({ schema });
  expect(check(JSON.parse('{"constructor":1}'))).toEqual([]);
  expect(check(JSON.parse('{"constructor":"x"}'))).not.toEqual([]);
  expect(check({})).not.toEqual([]);
});
