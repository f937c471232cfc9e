import { expect, test } from "vitest";
import {
  estimatePromptTokens,
  estimateSampled,
  estimateTokens,
  sampledWindows,
} from "./estimate-tokens";

/** Counted with o200k_base and cl100k_base: [text, fewest, most] tokens. */
const counted: [string, number, number][] = [
  [
    "The notice period is three months to the end of a quarter, unless the parties agree otherwise in writing.",
    21,
    21,
  ],
  [
    "Die Kündigungsfrist beträgt drei Monate zum Quartalsende, sofern die Parteien nichts anderes schriftlich vereinbaren.",
    22,
    35,
  ],
  [
    "解約の予告期間は、当事者が書面により別段の合意をした場合を除き、四半期末までの三か月とする。",
    40,
    50,
  ],
  ["除非双方另有书面约定，通知期限为季度末前三个月。", 18, 28],
  ["통지 기간은 당사자가 서면으로 달리 합의하지 않는 한 분기 말까지 3개월이다.", 26, 40],
  [
    "Срок уведомления составляет три месяца до конца квартала, если стороны не договорились иначе в письменной форме.",
    23,
    51,
  ],
  ["2025-01-31,DE,4512.80,EUR\n2025-02-28,FR,3987.15,EUR\n2025-03-31,IT,5120.00,EUR\n", 48, 48],
  ["const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint(read_lines(1, 4), rows.length);", 27, 28],
];

test.each(counted)("%s", (text, fewest, most) => {
  const tokens = estimateTokens(text);
  expect(tokens).toBeGreaterThanOrEqual(fewest * 0.75);
  expect(tokens).toBeLessThanOrEqual(most * 1.35);
});

test("a Japanese character is about a token, four English letters are one", () => {
  const japanese = "当事者は、本契約に定める義務を履行しなければならない。";
  expect(estimateTokens(japanese) / japanese.length).toBeGreaterThan(0.9);
  const english = "The parties shall perform the obligations that this agreement lays down.";
  expect(estimateTokens(english) / english.length).toBeLessThan(0.3);
});

test("a long text is estimated from windows spread over all of it", () => {
  const half = "The parties shall perform their obligations. ".repeat(20_000);
  const other = "義務を履行しなければならない。".repeat(60_000);
  const mixed = half + other;
  const exact =
    estimateTokens(half.slice(0, 60_000)) * (half.length / 60_000) +
    estimateTokens(other.slice(0, 60_000)) * (other.length / 60_000);
  expect(estimateTokens(mixed) / exact).toBeGreaterThan(0.97);
  expect(estimateTokens(mixed) / exact).toBeLessThan(1.03);
});

test("windows alone give what the whole text gives", () => {
  const text = "Row 17: 4,512.80 EUR, 履行, done.\n".repeat(9_000);
  const samples = sampledWindows(text.length).map(({ start, end }) => text.slice(start, end));
  expect(samples.join("").length).toBeLessThan(text.length);
  expect(estimateSampled(text.length, samples)).toBe(estimateTokens(text));
});

test("nothing is no token, and each message has its frame", () => {
  expect(estimateTokens("")).toBe(0);
  expect(estimatePromptTokens([{ content: "" }, { content: "" }])).toBe(10);
});
