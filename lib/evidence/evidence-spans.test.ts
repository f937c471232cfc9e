import { expect, it } from "vitest";
import { readSpans } from "./evidence-spans";
import { initialGateState, judgeFinal } from "./gate";

const place = (line: number, length: number) => ({
  doc: 0,
  start: (line - 1) * length,
  end: line * length - 1,
  line,
  of: null,
  pattern: null,
});

it("evidence of many pages, each full of the answer's numbers, is judged in seconds and bounded in the log", () => {
  const line = Array.from({ length: 12_000 }, (_, index) => 1_000 + index).join(" ");
  const evidence = Array.from({ length: 60 }, (_, index) => place(index + 1, line.length + 1));
  const began = performance.now();
  const { proposal } = judgeFinal({
    final: { kind: "propose", answer: line.slice(0, 50_000), evidence, badEvidence: [] },
    state: initialGateState,
    question: "Which numbers?",
    documents: [{ text: `${line}\n`.repeat(60) }],
    cellCode: "FINAL(numbers, spans)",
    cellOutput: "",
    cellIndex: 1,
    priorCodes: [],
    priorOutputs: ["looked"],
    shownText: "",
    notes: [],
    mustPublish: "last",
  });
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(proposal?.claims.find(({ text }) => text === "1500")?.places).toHaveLength(10);
  expect(JSON.stringify(proposal?.evidence).length).toBeLessThan(250_000);
});

it("places of the evidence keep their lines over line breaks", () => {
  const text = "alpha 10\nbeta 20\ngamma 30\n";
  const { proposal } = judgeFinal({
    final: {
      kind: "propose",
      answer: "gamma is 30, beta is 20",
      evidence: [{ doc: 0, start: 0, end: text.length, line: 1, of: null, pattern: null }],
      badEvidence: [],
    },
    state: initialGateState,
    question: "What is it?",
    documents: [{ text }],
    cellCode: "FINAL(found, span)",
    cellOutput: "",
    cellIndex: 1,
    priorCodes: [],
    priorOutputs: ["looked"],
    shownText: "",
    notes: [],
    mustPublish: "last",
  });
  const lines = proposal?.claims.map((claim) => [claim.text, claim.places[0]?.line]);
  expect(lines).toEqual([
    ["30", 3],
    ["20", 2],
  ]);
});

it("places outside the documents are no evidence, and equal ones count once", () => {
  const inside = { doc: 0, start: 0, end: 5, line: 1, of: null, pattern: null };
  const outside = [
    { ...inside, doc: 7 },
    { ...inside, end: 1_000 },
    { ...inside, start: 5 },
  ];
  const spans = readSpans([inside, inside, ...outside], [{ text: "north 10" }]);
  expect(spans.map(({ quote }) => quote)).toEqual(["north"]);
});
