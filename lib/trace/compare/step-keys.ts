/** By what two steps are taken for the same one: where they stand in the run, and what they hold. */
import type { Span } from "@/lib/trace/reduce";
import { flattenSteps, type Step } from "@/lib/trace/select";
import type { Key } from "./align";
import { bodyText, partsOf, promptText } from "./part-texts";

/**
 * From strict to loose: the same step word for word; the same place and core; the same anywhere between the neighbours;
 * the same core there; the same place; at last what is of the same kind and left over.
 */
export function stepKeys(a: readonly Step[], b: readonly Step[]): readonly Key<Step>[] {
  const contents = readContents([...a, ...b]);
  const wholeOf = (step: Step) => contents.get(step)?.whole ?? "";
  const coreOf = (step: Step) => contents.get(step)?.core ?? "";
  return [
    (step) => `${placeOf(step.span)} ${wholeOf(step)}`,
    (step) => `${placeOf(step.span)} ${coreOf(step)}`,
    (step) => `${step.kind} ${wholeOf(step)}`,
    (step) => `${step.kind} ${coreOf(step)}`,
    (step) => placeOf(step.span),
    (step) => (step.span.kind === "stage" ? placeOf(step.span) : step.kind),
  ];
}

/** A stage of a trial is known by what it judges: its number only says which page came first. */
function placeOf(span: Span): string {
  if (span.kind !== "stage") return `${span.kind} ${span.id}`;
  const own = span.id.slice(span.id.lastIndexOf("/") + 1).replace(/^case-\d+$/, "case");
  return `stage ${span.start.stage} ${span.start.path ?? ""} ${own}`;
}

/** Of a step with all below it, as hashes. */
type Content = { whole: string; core: string };

function readContents(steps: readonly Step[]): ReadonlyMap<Step, Content> {
  const contents = new Map<Step, Content>();
  // Depth first and from the end, so that what a step holds is read before it.
  for (const step of flattenSteps(steps).reverse()) {
    const own = ownContent(step.span);
    const below = step.children.flatMap((child) => contents.get(child) ?? []);
    contents.set(step, {
      whole:
        below.length === 0 ? own.whole : hashText([own.whole, ...below.map((one) => one.whole)]),
      core: below.length === 0 ? own.core : hashText([own.core, ...below.map((one) => one.core)]),
    });
  }
  return contents;
}

/** Spans never change: a live run makes a new one when something becomes known. */
const kept = new WeakMap<Span, Content>();

function ownContent(span: Span): Content {
  const known = kept.get(span);
  if (known) return known;
  // Nobody knows yet what an open step will hold: only its place tells which one it is.
  const open = span.endedAt === null ? `open ${placeOf(span)}` : "";
  const content = {
    whole: hashText([open, ...Object.entries(partsOf(span)).flat()]),
    core: hashText([open, coreText(span)]),
  };
  kept.set(span, content);
  return content;
}

/** What makes a step this one and no other, whatever was asked before it or came of it. */
function coreText(span: Span): string {
  switch (span.kind) {
    case "model-call":
      if (span.start.role === "sub") return promptText(span.start.added);
      return span.end ? bodyText(span.end.text) : "";
    case "sandbox-run":
      return bodyText(span.start.written ?? span.start.code);
    case "tool-call":
      return `${span.start.tool} ${span.start.argument}`;
    case "nested-run":
      return `${span.start.question} ${bodyText(span.start.context)}`;
    case "gate":
      return span.start.answer;
    case "stage":
      return placeOf(span);
    case "foreign":
      return `${span.start.label} ${span.name}`;
    default:
      return "";
  }
}

/** 53 bits are enough to put steps beside each other: whether they are equal is never decided by it. */
function hashText(parts: readonly string[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const unit = part.charCodeAt(at);
      high = Math.imul(high ^ unit, 2_654_435_761);
      low = Math.imul(low ^ unit, 1_597_334_677);
    }
    high = Math.imul(high ^ 0x1_0000, 2_654_435_761);
    low = Math.imul(low ^ 0x1_0000, 1_597_334_677);
  }
  const mixed =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const other =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & other) + (mixed >>> 0)).toString(36);
}
