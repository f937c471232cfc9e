import { expect, test } from "vitest";
import { checkAnswer } from "@/scripts/eval/check-answer";
import { contracts } from "./contracts";
import { accessLog, applicationLog, jsonLines } from "./logs";
import { novel } from "./prose";
import { createRandom } from "./random";
import { reports } from "./reports";
import { orders, planAndResult, reportWithTotal, shops, stock } from "./tables";

const makers = [
  orders,
  stock,
  shops,
  planAndResult,
  reportWithTotal,
  applicationLog,
  jsonLines,
  accessLog,
  contracts,
  novel,
  reports,
];

test("a seed makes the same set every time, another seed another", () => {
  for (const make of makers) {
    expect(make(createRandom(7))).toEqual(make(createRandom(7)));
    expect(make(createRandom(7)).text).not.toBe(make(createRandom(8)).text);
  }
});

test("every expected number passes its own check", () => {
  const questions = makers.flatMap((make) => make(createRandom(1)).questions);
  for (const question of questions.filter(({ answer }) => typeof answer === "number")) {
    expect(checkAnswer(question, String(question.answer), "").right, question.question).toBe(true);
  }
});

test("each set holds questions that must be left unanswered", () => {
  for (const make of makers) {
    expect(make(createRandom(1)).questions.some(({ answer }) => answer === null)).toBe(true);
  }
});
