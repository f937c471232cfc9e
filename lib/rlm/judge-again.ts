/** The answer of cells that ran again, held against the one that was published: same, or what differs. */
import { changedClaims } from "@/lib/evidence/compare-answers";
import { initialGateState, judgeFinal } from "@/lib/evidence/gate";
import type { Proposal } from "@/lib/evidence/gate-contract";
import { isSameOutput } from "@/lib/evidence/same-output";
import { lineNumbers, standingPlaces } from "@/lib/evidence/standing-quotes";
import { typedWords } from "@/lib/evidence/typed-words";
import { formedFinal } from "@/lib/form/formed-answer";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { RecordedRun } from "@/lib/rlm/recorded-run";
import { lostEvidence, replacement, SHOWN_CHARS } from "@/lib/rlm/replacements";
import type { InquiryTask } from "@/lib/rlm/task";
import type { Evidence, FinalCall, FinalEvidence } from "@/lib/trace/event";
import type { LostEvidence, VerificationResult } from "@/lib/trace/verification";

type CellAgain = {
  cell: number;
  spanId: string;
  code: string;
  /** True when it called FINAL with an answer. */
  proposes: boolean;
  notes: readonly string[];
  /** What it printed when it was recorded, and what it prints now. */
  before: string;
  now: string;
};

export type RanAgain = {
  cells: CellAgain[];
  final: Extract<FinalCall, { kind: "propose" | "abstain" }>;
};

export type JudgedTexts = {
  run: RecordedRun;
  documents: readonly { id: string; path: string; text: string; before: string | null }[];
  reading: InquiryTask["reading"];
  search: InquiryPorts["documents"]["search"];
};

type Work = Pick<VerificationResult, "cells" | "recordedReplies" | "modelCalls">;

/** Lost evidence that is told of. */
const MOST_LOST = 50;

export async function judgeAgain(
  ran: RanAgain,
  texts: JudgedTexts,
  work: Work,
): Promise<VerificationResult> {
  const { answer } = texts.run.end;
  const nothing = { claims: [], evidence: [], differingCells: [] };
  if (ran.final.kind === "abstain") {
    if (answer.abstained)
      return { status: "same", ...work, isReadingUnchecked: isUnchecked(texts), evidence: [] };
    const abstained = { text: ran.final.reason, abstained: true, evidence: [] };
    return { status: "changed", ...work, ...nothing, answer: abstained };
  }
  const recorded = texts.run.end.evidence;
  const standing = texts.documents.map((document, doc) =>
    standingIn(
      document,
      doc,
      recorded.filter((piece) => piece.doc === doc),
    ),
  );
  const stands = standing.flatMap((each) => each.stands);
  const proposal = check(ran, ran.final, texts, stands);
  const lost = await Promise.all(
    standing
      .flatMap(({ fallen }) => fallen)
      .slice(0, MOST_LOST)
      .map(({ piece, lineOf }) => lostEvidence(piece, texts, lineOf)),
  );
  return compare({ ran, final: ran.final, texts, proposal, lost, work });
}

function isUnchecked({ reading, documents }: JudgedTexts): boolean {
  return reading !== "rlm" && documents.some(({ text, before }) => text !== before);
}

type Fallen = { piece: Evidence; lineOf: (offset: number) => number };

/** What still stands in one document, and what does not. */
function standingIn(
  { text, before }: JudgedTexts["documents"][number],
  doc: number,
  pieces: readonly Evidence[],
): { stands: FinalEvidence[]; fallen: Fallen[] } {
  const lineOf = lineNumbers(text);
  const stands: FinalEvidence[] = [];
  const fallen: Fallen[] = [];
  const places = standingPlaces(pieces, before, text);
  for (const [index, piece] of pieces.entries()) {
    const range = places[index];
    if (range) stands.push({ doc, ...range, line: lineOf(range.start), of: null, pattern: null });
    else fallen.push({ piece, lineOf });
  }
  return { stands, fallen };
}

/** The claim check of the gate; evidence of the record that still stands counts beside what the code found. */
function check(
  { cells }: RanAgain,
  final: Extract<FinalCall, { kind: "propose" }>,
  { run, documents, reading }: JudgedTexts,
  standing: readonly FinalEvidence[],
): Proposal {
  const last = cells.at(-1);
  const { final: formed } = formedFinal(final, run.start.config.form);
  const verdict = judgeFinal({
    final: { ...formed, evidence: [...final.evidence, ...standing] },
    state: initialGateState,
    question: run.start.config.question,
    documents,
    cellCode: last?.code ?? "",
    cellOutput: last?.now ?? "",
    cellIndex: cells.length - 1,
    priorCodes: cells.slice(0, -1).map(({ code }) => code),
    priorOutputs: cells.slice(0, -1).map(({ now }) => now),
    shownText: reading === "rlm" ? "" : documents.map(({ text }) => text).join("\n"),
    notes: cells.flatMap(({ notes }) => notes),
    mustPublish: "last",
  });
  return verdict.proposal ?? { answer: { text: formed.answer }, claims: [], evidence: [] };
}

type Comparison = {
  ran: RanAgain;
  final: Extract<FinalCall, { kind: "propose" }>;
  texts: JudgedTexts;
  proposal: Proposal;
  lost: LostEvidence[];
  work: Work;
};

function compare(input: Comparison): VerificationResult {
  const { ran, final, texts, proposal, lost, work } = input;
  const { answer, claims: recordedClaims } = texts.run.end;
  const claims = changedClaims({
    before: { text: answer.text, claims: recordedClaims },
    now: { text: proposal.answer.text, claims: proposal.claims },
    replacement: (claim) => {
      const { documents } = texts;
      return replacement(claim, { recorded: recordedClaims, documents, lost, cells: ran.cells });
    },
  });
  const isTyped = typedWords(answer.text, ran.cells, texts.run.start.config.question).length > 0;
  const differing = ran.cells
    .slice(0, -1)
    .filter(({ before, now }) => !isSameOutput(before, now))
    .map(({ cell, spanId }) => ({ cell, spanId }));
  const isSameText = !answer.abstained && answer.text === proposal.answer.text;
  const isEvidenceFound = final.badEvidence.length === 0 && final.evidence.length > 0;
  const isLookedAt = texts.reading === "rlm" && isTyped;
  const holds =
    isSameText &&
    claims.length === 0 &&
    (lost.length === 0 || (!isTyped && isEvidenceFound)) &&
    (differing.length === 0 || !isLookedAt);
  if (holds)
    return { status: "same", ...work, isReadingUnchecked: isUnchecked(texts), evidence: lost };
  return {
    status: "changed",
    ...work,
    answer: isSameText && isTyped ? null : newAnswer(proposal, final, texts),
    claims,
    evidence: lost,
    differingCells: isLookedAt ? differing : [],
  };
}

function newAnswer(
  { answer, evidence }: Proposal,
  final: Extract<FinalCall, { kind: "propose" }>,
  { documents }: JudgedTexts,
) {
  const found = evidence.slice(0, final.evidence.length).slice(0, MOST_LOST);
  return {
    text: answer.text,
    abstained: false,
    evidence: found.map((piece) => ({
      ...piece,
      quote: piece.quote.slice(0, SHOWN_CHARS),
      documentId: documents[piece.doc]?.id ?? "",
    })),
  };
}
