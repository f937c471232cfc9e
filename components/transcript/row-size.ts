import type { TranscriptRow } from "./transcript-rows";

const CODE_LINE_PX = 18;
/** Code and output scroll by themselves beyond this. */
const MOST_LINES = 30;

/** A guess at a row's height in CSS pixels until it has been drawn: the nearer, the steadier the scrollbar. */
export function rowSize(row: TranscriptRow): number {
  const edge = (row.begins ? 9 : 0) + (row.ends ? 12 : 0);
  switch (row.kind) {
    case "iteration":
      return 38 + edge;
    case "sub-calls":
    case "more":
      return 32 + edge;
    case "sub-call":
      return 30 + edge;
    case "nested-end":
      return 56 + edge;
    case "step":
      return stepSize(row) + edge;
  }
}

function stepSize({ step: { span } }: Extract<TranscriptRow, { kind: "step" }>): number {
  if (span.kind === "sandbox-run") {
    const code = lines(span.start.code.preview);
    const output = span.end && span.end.output.bytes > 0 ? lines(span.end.output.preview) + 2 : 0;
    return 74 + (code + output) * CODE_LINE_PX;
  }
  if (span.kind === "model-call") return 76;
  if (span.kind === "nested-run") return 84;
  return 60;
}

function lines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0 && count < MOST_LINES; at = text.indexOf("\n", at + 1))
    count += 1;
  return count;
}
