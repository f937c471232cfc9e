/**
 * The answer gate: what happens to an answer that code proposes with FINAL, or confirms with FINAL().
 *
 * In this order: back for unsupported claims (once), held when nothing was ever printed, held to
 * be looked at when it holds values never seen before this cell, else published with its marks.
 */
import type { FinalCall } from "@/lib/trace/event";
import { cautionsOf, limitNote, readerSentences } from "./cautions";
import { type EvidenceSpan, readSpans } from "./evidence-spans";
import type { GateInput, GateState, GateVerdict, Proposal } from "./gate-contract";
import {
  type HeldReason,
  heldMessage,
  notChecked,
  nothingHeld,
  nothingPrinted,
  quoted,
  returnedMessage,
} from "./gate-messages";
import { CHECKED_CHARS, type MarkedClaim, markClaims } from "./mark-claims";

type Propose = Extract<FinalCall, { kind: "propose" }>;

export const initialGateState: GateState = { latest: null, held: null, returned: false };

/** The latest proposal, published or not. */
export function bestProposal(state: GateState): Proposal | null {
  return state.latest;
}

export function judgeFinal(input: GateInput): GateVerdict {
  const { final, state } = input;
  const { held } = state;
  if (final.kind === "propose") {
    const isRepeated = held !== null && isSameFinal(held.final, final);
    if (isRepeated && isUnchecked(input)) return askToCheck(state);
    return judgeProposal(final, input, held !== null && held.final.answer === final.answer);
  }
  if (held === null) {
    const message = state.returned ? nothingHeld.returned : nothingHeld.fresh;
    return { decision: "returned", message, proposal: null, warnings: [], state };
  }
  return isUnchecked(input) ? askToCheck(state) : judgeProposal(held.final, input, true);
}

/** Held for a reason that a cell must look into, and no cell has run since: asked once. */
function isUnchecked({ state: { held }, cellIndex, mustPublish }: GateInput): boolean {
  if (held === null || mustPublish !== "no") return false;
  return held.needsCheck && !held.askedToCheck && held.cellIndex === cellIndex - 1;
}

function askToCheck(state: GateState): GateVerdict {
  const held = state.held && { ...state.held, askedToCheck: true };
  return {
    decision: "held",
    message: notChecked,
    proposal: state.latest,
    warnings: [],
    state: { ...state, held },
  };
}

function judgeProposal(final: Propose, input: GateInput, isConfirmed: boolean): GateVerdict {
  const { state, mustPublish } = input;
  const spans = readSpans(final.evidence, input.documents);
  const claims = markClaims({
    answer: final.answer,
    spans,
    documents: input.documents,
    question: input.question,
    seenTexts: [input.shownText, ...input.priorOutputs.map(visiblePart)],
    cellCode: input.cellCode,
    cellOutput: visiblePart(input.cellOutput),
    priorCodes: input.priorCodes,
  });
  const proposal = toProposal(final, claims, spans);
  const bad = claims.filter(({ mark }) => mark === "unsupported" || mark === "seen");
  const next: GateState = { ...state, latest: proposal, held: null };

  if (mustPublish !== "last" && !state.returned && bad.length + final.badEvidence.length > 0) {
    return {
      decision: "returned",
      message: returnedMessage(bad, final.badEvidence),
      proposal,
      warnings: [],
      state: { ...next, returned: true },
    };
  }
  if (mustPublish === "no" && !hasLooked(input)) {
    return { decision: "held", message: nothingPrinted, proposal, warnings: [], state: next };
  }
  const cautionInput = {
    question: input.question,
    answer: final.answer,
    claims,
    spans,
    documents: input.documents,
    outputs: [...input.priorOutputs, input.cellOutput].map(visiblePart),
    notes: input.notes,
  };
  const reason = mustPublish === "no" && !isConfirmed ? reasonToHold(input, claims) : null;
  if (reason) {
    const { sentences, needsCheck } = cautionsOf(cautionInput);
    return {
      decision: "held",
      message: heldMessage({
        reason,
        question: input.question,
        answer: final.answer,
        spans,
        documents: input.documents,
        cautions: sentences,
        needsCheck,
      }),
      proposal,
      warnings: [],
      state: {
        ...next,
        held: { final, needsCheck, cellIndex: input.cellIndex, askedToCheck: false },
      },
    };
  }
  const warnings = [
    ...warningsOf(final, bad, spans, input.notes),
    ...readerSentences(cautionInput).map(
      (sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1),
    ),
  ];
  return { decision: "published", message: "", proposal, warnings, state: next };
}

/** The middle of a long output is never shown to a model: a value that stands only there was not seen. */
function visiblePart(output: string): string {
  if (output.length <= 2 * visibleChars) return output;
  return `${output.slice(0, visibleChars)}\n${output.slice(-visibleChars)}`;
}

const visibleChars = 12_000;

function hasLooked({ shownText, priorOutputs, cellOutput }: GateInput): boolean {
  return [shownText, cellOutput, ...priorOutputs].some((text) => text.trim() !== "");
}

function reasonToHold(input: GateInput, claims: readonly MarkedClaim[]): HeldReason | null {
  const unseen = claims.filter(({ isUnseen, mark }) => isUnseen && mark !== "unsupported");
  if (unseen.length > 0) return { kind: "unseen", claims: unseen };
  if (input.priorOutputs.length === 0 && input.shownText === "") return { kind: "first-cell" };
  const output = input.cellOutput.trim();
  const isNew = output !== "" && !input.priorOutputs.some((earlier) => earlier.includes(output));
  return claims.length === 0 && isNew ? { kind: "new-output" } : null;
}

function toProposal(
  final: Propose,
  claims: readonly MarkedClaim[],
  spans: readonly EvidenceSpan[],
): Proposal {
  return {
    answer: {
      text: final.answer,
      ...(final.data === undefined ? {} : { data: final.data }),
    },
    claims: claims.map(({ kind, text, mark, start, end, places }) => ({
      kind,
      text,
      mark,
      start,
      end,
      places,
    })),
    evidence: spans.map(({ doc, start, end, line, quote }) => ({ doc, start, end, line, quote })),
  };
}

function isSameFinal(one: Propose, other: Propose): boolean {
  return (
    one.answer === other.answer && JSON.stringify(one.evidence) === JSON.stringify(other.evidence)
  );
}

/** For the reader of the published answer. */
function warningsOf(
  final: Propose,
  bad: readonly MarkedClaim[],
  spans: readonly EvidenceSpan[],
  notes: readonly string[],
): string[] {
  const cut = limitNote(notes);
  const unsupported = bad.filter(({ mark }) => mark === "unsupported");
  const values = unsupported.slice(0, 3).map(({ text }) => quoted(text, 60));
  return [
    ...(spans.length === 0 ? ["No evidence was given for this answer."] : []),
    ...(unsupported.length > 0
      ? [`Neither the text nor the code supports ${values.join(", ")}.`]
      : []),
    ...(final.badEvidence.length > 0
      ? ["Some of the evidence that was given stands nowhere in the text; it was left out."]
      : []),
    ...(final.answer.length > CHECKED_CHARS
      ? [`Only the first ${CHECKED_CHARS} characters of this answer were checked.`]
      : []),
    ...(cut ? [`A search stopped at its limit, so a count may be too low: ${cut}`] : []),
  ];
}
