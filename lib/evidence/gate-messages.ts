/** What the gate tells the model. Wording tried with a capable model; guarded by gate.test.ts. */
import type { EvidenceSpan, GateDocument } from "./evidence-spans";
import { headingAbove } from "./headings";
import type { MarkedClaim } from "./mark-claims";

const mostClaims = 8;
const mostBadEvidence = 4;
const mostSpans = 4;

export function returnedMessage(
  bad: readonly MarkedClaim[],
  badEvidence: readonly string[],
): string {
  return [
    "FINAL was not accepted yet:",
    ...bad
      .slice(0, mostClaims)
      .map((claim) => `- ${claim.kind} ${quoted(claim.text, 160)}: ${remedy(claim)}`),
    ...badEvidence.slice(0, mostBadEvidence).map((sentence) => `- ${sentence}`),
    "Correct this and call FINAL again; what stays unsupported will be published as unsupported.",
  ].join("\n");
}

function remedy({ kind, mark }: MarkedClaim): string {
  if (mark === "seen") {
    return "stands in text that you printed, but not in or near your evidence. Cite the Span that it comes from, or leave it out.";
  }
  if (kind === "quote" || kind === "name") {
    return "does not stand in the text. Copy it with Span.text, or leave out the quotation marks.";
  }
  return "no cell printed it and no evidence contains it. Compute or find it in code and put it in by variable, or leave it out.";
}

export const nothingPrinted =
  "FINAL is held, because no cell has printed anything of the text yet. Look at the passages that your answer rests on, then call FINAL again.";

export const nothingHeld = {
  fresh: "FINAL() publishes an answer that is held; none is. Call FINAL(answer, evidence).",
  returned:
    "FINAL() publishes an answer that is held. Yours was not accepted: correct it and call FINAL(answer, evidence).",
};

export const notChecked =
  "Not yet: first run a cell that checks what the note says, and print what it shows. Then FINAL() publishes the answer, or call FINAL with a better one.";

export type HeldReason =
  | { kind: "unseen"; claims: readonly MarkedClaim[] }
  | { kind: "first-cell" }
  | { kind: "new-output" };

export type HeldMessage = {
  reason: HeldReason;
  question: string;
  answer: string;
  spans: readonly EvidenceSpan[];
  documents: readonly GateDocument[];
  cautions: readonly string[];
  needsCheck: boolean;
};

export function heldMessage(held: HeldMessage): string {
  const evidence = held.spans.slice(0, mostSpans).map((span) => {
    const heading = headingAbove(held.documents[span.doc]?.text ?? "", span.start);
    const name = held.documents.length > 1 ? held.documents[span.doc]?.name : undefined;
    const line = name === undefined ? `L${span.line}` : `${name}, L${span.line}`;
    const where = heading === null ? line : `${line}, in ${quoted(heading, 60)}`;
    return `  ${where}: ${span.quote.replace(/\s+/g, " ").slice(0, 220)}`;
  });
  return [
    `FINAL is held, because ${reasonText(held.reason)}.`,
    `Question: ${held.question}`,
    `Your answer: ${held.answer.slice(0, 1500)}`,
    ...(evidence.length > 0 ? ["Your evidence:", ...evidence] : []),
    ...held.cautions,
    held.needsCheck
      ? "Check this in one more cell. If the answer stands, the cell FINAL() then publishes it; if not, go on."
      : "If it is right and complete, reply with the cell FINAL() to publish it as it stands. If not, go on.",
  ].join("\n");
}

function reasonText(reason: HeldReason): string {
  if (reason.kind === "first-cell") return "you had seen no output before it";
  if (reason.kind === "new-output") return "you had not seen what this cell printed before it";
  const { claims } = reason;
  const values = claims.slice(0, 6).map(({ text }) => quoted(text, 80));
  const count = claims.length === 1 ? "a value" : `${claims.length} values`;
  return `it holds ${count} that you had not seen before this cell: ${values.join(", ")}`;
}

export function quoted(text: string, length: number): string {
  return JSON.stringify(text.slice(0, length));
}
