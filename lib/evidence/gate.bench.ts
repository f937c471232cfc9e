/** How long the gate takes over a long document, measured on a text and answers made for it. */
import { Buffer } from "node:buffer";
import { atMost, type BenchRow, median } from "@/bench/bench-row";
import { initialGateState, judgeFinal } from "./gate";

const documentChars = 40_000_000;
const claims = 200;

const numbered = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index));

const row = (index: number) =>
  `${index},2009,${(index * 7919) % 100_000}.${index % 1000},item ${index % 977} of the lazy dog agreement`;

const answers: Readonly<Record<string, string>> = {
  "numbers that nothing holds": numbered(claims, (index) => `value ${index * 37 + 1_000_003}`).join(
    "; ",
  ),
  "quotes that stand nowhere": numbered(claims, (index) => `"absent quote ${index} of words"`).join(
    "; ",
  ),
  "rows all over the document": numbered(claims, (index) => row(index * 2000 + 7)).join("\n"),
};

export async function benchGate(): Promise<BenchRow[]> {
  const rows = numbered(documentChars / row(500_000).length, row).join("\n");
  // Decoded from bytes, as a document is: a text put together from pieces is laid out otherwise.
  const text = Buffer.from(rows).toString();
  return Object.entries(answers).map(([what, answer]) => {
    const times = [1, 2, 3].map(() => millisecondsOf(() => judgeTyped(answer, text)));
    return atMost(`answer gate: ${claims} ${what}, over 40 MB`, median(times), "ms", 500);
  });
}

function judgeTyped(answer: string, text: string): void {
  judgeFinal({
    final: {
      kind: "propose",
      answer,
      evidence: [{ doc: 0, start: 0, end: 60, line: 1, of: null, pattern: null }],
      badEvidence: [],
    },
    state: initialGateState,
    question: "Which ones?",
    documents: [{ text }],
    cellCode: `FINAL(${JSON.stringify(answer)}, spans)`,
    cellOutput: "",
    cellIndex: 1,
    priorCodes: ["look()"],
    priorOutputs: ["a first look"],
    shownText: "",
    notes: [],
    mustPublish: "no",
  });
}

function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
