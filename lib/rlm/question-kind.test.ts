import { expect, test } from "vitest";
import { tellingWords } from "./question-kind";

test.each([
  ["What does “Net Sales” mean in „Anlage 2“?", ["Net Sales", "Anlage 2"]],
  ["「解約」とは何ですか。", ["解約"]],
])("the telling words of %j are those it quotes", (question, words) => {
  expect(tellingWords(question)).toEqual(expect.arrayContaining(words));
});

test.each(["“", "„", "「", "『", "“„「『", "a.", "A "])(
  "a question of %j over and over is read in seconds",
  (piece) => {
    const startedAt = performance.now();
    tellingWords(piece.repeat(100_000 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  },
);
