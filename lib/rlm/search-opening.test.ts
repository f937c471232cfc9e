import { expect, test } from "vitest";
import { scriptedModel } from "@/lib/model/scripted-model";
import { passagesText, toPassages } from "@/lib/rlm/search-opening";
import { cellSandbox, documentText, inquire, lineOf } from "@/lib/rlm/testing/inquiry-kit";

const lines = Array.from({ length: 200 }, (_, index) => `line ${index + 1} says something`);
const text = lines.join("\n");
const hit = (line: number) => {
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { doc: 0, start, end: start + (lines[line - 1]?.length ?? 0), line };
};

test("a passage holds whole lines around its hit, and says which", () => {
  const [passage] = toPassages([hit(100)], [text]);
  expect(passage?.text.startsWith("line ")).toBe(true);
  expect(passage?.text).toContain("line 100 says something");
  expect(passage?.text.split("\n")[0]).toBe(lines[(passage?.line ?? 0) - 1]);
  expect(passage?.text.split("\n").at(-1)).toBe(lines[(passage?.lastLine ?? 0) - 1]);
  expect(text.slice(passage?.start, passage?.end)).toBe(passage?.text);
});

test("hits that stand near each other give one passage, in the order of the text", () => {
  const passages = toPassages([hit(150), hit(10), hit(12), hit(16)], [text]);
  expect(passages.map(({ line }) => line > 100)).toEqual([false, true]);
});

test("the passages have a bound, whatever is found", () => {
  const hits = Array.from({ length: 24 }, (_, index) => hit(index * 8 + 1));
  const passages = toPassages(hits, [text.repeat(1)]);
  expect(passages.reduce((sum, { end, start }) => sum + end - start, 0)).toBeLessThan(8_200);
});

test("a line without an end does not take the whole document along", () => {
  const endless = "x".repeat(1_000_000);
  const [passage] = toPassages([{ doc: 0, start: 500_000, end: 500_010, line: 1 }], [endless]);
  expect(passage).toMatchObject({ start: 500_000, end: 500_010, line: 1 });
});

test("what nothing was found for is told so", () => {
  expect(passagesText([])).toContain("found nothing");
});

test("a search reading puts what one search finds before the model, on record", async () => {
  const model = scriptedModel(["cell: final 10"]);
  const { result, log } = await inquire({
    callModel: model,
    task: { reading: "search" },
    sandbox: cellSandbox({
      "final 10": () => ({
        final: { kind: "propose", answer: "north 10", evidence: [lineOf(1)], badEvidence: [] },
      }),
    }),
  });
  const first = model.requests[0]?.messages[1]?.content ?? "";
  expect(first).toContain("A search for the words of the question found these passages.");
  expect(first).toContain(`[0] lines 1-5:\n⟦${documentText}⟧`);
  expect(log.find(({ type }) => type === "tool-call-end")).toMatchObject({
    spanId: "opening-search",
    hits: 1,
  });
  expect(result.answer?.text).toBe("north 10");
  expect(model.requests).toHaveLength(1);
});

test("a direct answer goes through the same check: a false quote goes back once", async () => {
  const model = scriptedModel(["cell: false", "cell: true"]);
  const answer = (text: string) => () => ({
    final: { kind: "propose" as const, answer: text, evidence: [lineOf(1)], badEvidence: [] },
  });
  const { result, log } = await inquire({
    callModel: model,
    task: { reading: "direct" },
    sandbox: cellSandbox({
      false: answer("The text says “north 99 tons of coal”."),
      true: answer("The text says “north 10”."),
    }),
  });
  expect(model.requests[0]?.messages[1]?.content).toContain("shown whole");
  expect(log.flatMap((event) => (event.type === "gate-end" ? [event.decision] : []))).toEqual([
    "returned",
    "published",
  ]);
  expect(model.requests[1]?.messages.at(-1)?.content).toContain("north 99 tons of coal");
  expect(result.answer).toMatchObject({ text: "The text says “north 10”.", forced: false });
});

test("a direct answer whose quote stays false is published with its mark and a warning", async () => {
  const { result } = await inquire({
    callModel: scriptedModel(["cell: false", "cell: false", "cell: false"]),
    task: { reading: "direct" },
    sandbox: cellSandbox({
      false: () => ({
        final: {
          kind: "propose",
          answer: "The text says “north 99 tons of coal”.",
          evidence: [lineOf(1)],
          badEvidence: [],
        },
      }),
    }),
  });
  expect(result.claims.some(({ mark }) => mark === "unsupported")).toBe(true);
  expect(result.warnings.join()).toContain("Neither the text nor the code supports");
});
