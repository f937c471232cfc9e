import { expect, test } from "vitest";
import { questionOfCase } from "@/lib/server/regression-cases/question-of-case";
import type { StoredRegressionCase } from "@/lib/store/regression-case-store";
import type { Claim } from "@/lib/trace/event";
import { sampleConfig } from "@/lib/trace/testing/sample-log";
import { checkAnswer } from "./check-answer";
import { parseQuestions } from "./eval-question";

const text =
  "The supplier shall deliver within 30 days of the order.\nAcme Corp pays 1,300 EUR on 2 March 2024.\nregions: north, south\n";

type Sample = { answer: string; data?: StoredRegressionCase["answer"]["data"]; claims: string[][] };

function saved({ answer, data, claims }: Sample): StoredRegressionCase {
  return {
    id: "case-1",
    runId: "run-1",
    config: { ...sampleConfig, question: "What does it say?" },
    answer: {
      text: answer,
      ...(data === undefined ? {} : { data }),
      forced: false,
      abstained: false,
    },
    claims: claims.map(([kind, words = ""]): Claim => {
      const start = answer.indexOf(words);
      // The samples below name kinds only.
      const kindOf = kind as Claim["kind"];
      return {
        kind: kindOf,
        text: words,
        mark: "verified",
        start,
        end: start + words.length,
        places: [],
      };
    }),
    evidence: [],
    lastRunId: null,
    createdAt: 1,
    deletedAt: null,
  };
}

const quote = "The supplier shall deliver within 30 days of the order.";

test.each<[string, Sample, string]>([
  ["a number", { answer: "33 contracts mention it.", claims: [["number", "33"]] }, "34 contracts."],
  [
    "a number with separators",
    { answer: "Acme pays 1,300 EUR.", claims: [["number", "1,300"]] },
    "Acme pays 1,301 EUR.",
  ],
  [
    "several values",
    {
      answer: "Acme Corp pays 1,300 EUR on 2 March 2024.",
      claims: [
        ["name", "Acme Corp"],
        ["number", "1,300"],
        ["date", "2 March 2024"],
      ],
    },
    "Acme Corp pays 1,300 EUR on 3 March 2024.",
  ],
  ["a quote", { answer: `“${quote}”`, claims: [["quote", quote]] }, "“Acme Corp pays 1,300 EUR”"],
  [
    "a list",
    { answer: "north\nsouth", data: ["north", "south"], claims: [] },
    "north\nsouth\neast",
  ],
  ["a word", { answer: "Yes", claims: [] }, "No"],
])(
  "%s that was saved is right when it is given again, and another is not",
  (_what, sample, other) => {
    const line = JSON.stringify(questionOfCase(saved(sample), ["docs/a.txt"]));
    const [question] = parseQuestions(line);
    if (!question) throw new Error("One line is one question.");
    expect(question.doc).toBe("docs/a.txt");
    expect(checkAnswer(question, sample.answer, text)).toEqual({ right: true, why: "" });
    expect(checkAnswer(question, other, text).right).toBe(false);
  },
);

test("a question of several documents names them all", () => {
  const one = saved({ answer: "Yes", claims: [] });
  expect(questionOfCase(one, ["docs/a.txt", "docs/b.txt"])).toMatchObject({
    docs: ["docs/a.txt", "docs/b.txt"],
  });
});
