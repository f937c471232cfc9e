/** What stands below a row when it is opened: each part of the step as a text of either side. */
import { splitReply } from "@/components/run/split-reply";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import type { Body, Outcome, TraceMessage } from "@/lib/trace/event";
import type { Span } from "@/lib/trace/reduce";
import type { Step } from "@/lib/trace/select";
import { promptBodies } from "./prompt-bodies";
import { type ResultWords, resultTexts } from "./result-texts";

export type SectionName =
  | "model"
  | "prompt"
  | "call"
  | "said"
  | "reasoning"
  | "code"
  | "output"
  | "value"
  | "reading"
  | "limit"
  | "decision"
  | "exhibits"
  | "rebuttal"
  | "vote"
  | "reasons"
  | "votes"
  | "verdict"
  | "findings"
  | "edits"
  | "notice"
  | "answer"
  | "claims"
  | "ending"
  | "outcome";

export type Section = {
  name: SectionName;
  /** The texts of that side, one below the other: several of a prompt, one of all else; none where it has none. */
  a: readonly Body[];
  b: readonly Body[];
  differs: boolean;
};

type Texts = Partial<Record<SectionName, Body | readonly Body[]>>;

/** In the order in which a reader asks; prompts last, since they repeat what came before. */
const order: readonly SectionName[] = [
  ...(["model", "reading", "call", "reasoning", "said", "code", "output", "value"] as const),
  ...(["limit", "decision", "vote", "votes", "verdict", "reasons", "exhibits"] as const),
  ...(["rebuttal", "findings", "notice", "edits", "answer", "claims", "ending"] as const),
  ...(["outcome", "prompt"] as const),
];

/** `siblings` are the steps beside this one: code that a reply shows need not stand below its cell, too. */
export function stepSections(
  { a, b }: Pick<ComparedStep, "a" | "b">,
  words: ResultWords,
  repliesShowCode: boolean,
): Section[] {
  const prompts = promptBodies(addedIn(a), addedIn(b));
  const ours = textsOf(a, words, prompts.a);
  const theirs = textsOf(b, words, prompts.b);
  return order.flatMap((name) => {
    const [one, other] = [[ours[name] ?? []].flat(), [theirs[name] ?? []].flat()];
    if (one.length + other.length === 0) return [];
    if (name === "code" && repliesShowCode) return [];
    return [{ name, a: one, b: other, differs: a !== null && b !== null && !isSame(one, other) }];
  });
}

function isSame(ours: readonly Body[], theirs: readonly Body[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every((a, index) => {
      const b = theirs[index];
      return a.preview === b?.preview && a.bytes === b.bytes && a.sha256 === b.sha256;
    })
  );
}

function textsOf(step: Step | null, words: ResultWords, prompt: readonly Body[]): Texts {
  if (!step) return {};
  const { span } = step;
  return {
    ...(prompt.length > 0 && { prompt }),
    ...ownTexts(span, words),
    ...some("outcome", outcomeText(span)),
  };
}

function ownTexts(span: Span, words: ResultWords): Texts {
  switch (span.kind) {
    case "model-call":
      return callTexts(span);
    case "sandbox-run":
      return cellTexts(span);
    case "tool-call":
      return {
        call: plain(`${span.start.tool} ${span.start.argument}`),
        ...(span.end ? { output: plain(String(span.end.hits)) } : {}),
      };
    case "nested-run":
      return {
        call: plain(span.start.question),
        prompt: span.start.context,
        ...(span.end?.answer ? { answer: plain(span.end.answer.text) } : {}),
      };
    case "gate":
      return {
        decision: plain(words.gate[span.start.decision]),
        answer: plain(span.start.answer),
        ...some("claims", span.start.message),
      };
    case "route":
      return { reading: plain(span.start.reason) };
    case "limit":
      return { limit: plain(span.start.limit) };
    case "pause":
      return { limit: plain(span.start.limit), ...some("decision", span.end?.decision ?? "") };
    case "foreign":
      return {
        ...(span.start.input ? { call: span.start.input } : {}),
        ...(span.end?.output ? { output: span.end.output } : {}),
      };
    case "stage":
      return span.end?.result ? texts(resultTexts(span.end.result, words)) : {};
    default:
      return {};
  }
}

function callTexts({ start, end }: Extract<Span, { kind: "model-call" }>): Texts {
  const reply: Texts = end ? replyTexts(end.text) : {};
  return {
    model: plain(start.temperature === null ? start.model : `${start.model}, ${start.temperature}`),
    ...(end?.reasoning ? { reasoning: end.reasoning } : {}),
    ...reply,
  };
}

function addedIn(step: Step | null): readonly TraceMessage[] {
  return step?.span.kind === "model-call" ? step.span.start.added : [];
}

/** A reply of which only the beginning is at hand is compared as it is. */
function replyTexts(text: Body): Texts {
  if (text.preview === "") return {};
  if (text.sha256 !== null) return { said: text };
  const parts = splitReply(text.preview);
  const joined = (kind: "prose" | "code") =>
    parts
      .filter((part) => part.kind === kind)
      .map((part) => part.text)
      .join("\n\n");
  return { ...some("said", joined("prose")), ...some("code", joined("code")) };
}

function cellTexts({ start, end }: Extract<Span, { kind: "sandbox-run" }>): Texts {
  return {
    code: start.code,
    ...(end && end.output.bytes > 0 ? { output: end.output } : {}),
    ...(end?.value && end.value.bytes > 0 ? { value: end.value } : {}),
    ...(end?.final?.kind === "propose" ? { answer: plain(end.final.answer) } : {}),
    ...(end?.final?.kind === "abstain" ? { answer: plain(end.final.reason) } : {}),
  };
}

function outcomeText({ outcome }: Span): string {
  if (outcome === null || outcome.status === "ok") return "";
  return wordsOf(outcome);
}

function wordsOf(outcome: NonNullable<Span["outcome"]>): string {
  if (outcome.status === "error")
    return "error" in outcome ? outcome.error.message : (outcome satisfies Outcome).message;
  return "message" in outcome ? outcome.message : outcome.status;
}

function some(name: SectionName, text: string): Texts {
  return text === "" ? {} : { [name]: plain(text) };
}

function texts(found: Partial<Record<SectionName, string>>): Texts {
  const shown: Texts = {};
  for (const name of order) {
    const text = found[name];
    if (text) shown[name] = plain(text);
  }
  return shown;
}

/** A text that is at hand whole. */
function plain(text: string): Body {
  return { preview: text, bytes: text.length, sha256: null };
}
