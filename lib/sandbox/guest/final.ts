/** How an answer gets out: once a cell, with its evidence looked up at once, and with its value where it is structured. */
import { isNestedTooDeeply, mostJsonDepth } from "@/lib/sandbox/json-depth";
import { longestAnswer } from "@/lib/sandbox/longest-answer";
import { note, send } from "./bridge";
import { toSpan } from "./cite";
import { Span } from "./span";

const mostEvidence = 60;
/** The whole call as JSON: the answer, its value and its evidence. */
const longestFinal = 500_000;
const mostBadEvidence = 8;

let called = false;

export function beginFinal(): void {
  called = false;
}

/** `FINAL(answer, evidence)`, `FINAL({answer, evidence})`; `FINAL()` confirms an answer that is held. */
export function FINAL(...given: unknown[]): void {
  if (given.length === 0) publish({ kind: "confirm" });
  else propose(given);
}

function propose(given: readonly unknown[]): void {
  let [answer, evidence] = given;
  if (isAnswerRecord(answer) && evidence === undefined) {
    evidence = answer.evidence ?? answer.citations ?? answer.quotes;
    answer = answer.answer;
  }
  const text = sized(answerText(answer), longestAnswer).trim();
  if (text === "" || text === "undefined" || text === "null" || text === "NaN")
    throw new Error(`FINAL: the answer is ${text === "" ? "empty" : JSON.stringify(text)}`);
  const data = answerData(answer);
  publish({
    kind: "propose",
    answer: text,
    ...(data === undefined ? {} : { data }),
    ...lookUp(evidence),
  });
}

export function ABSTAIN(reason: unknown): void {
  const text = sized(answerText(reason ?? ""), longestAnswer).trim();
  if (text === "") throw new Error("ABSTAIN(reason): say what was looked for and not found");
  publish({ kind: "abstain", reason: text });
}

function publish(call: Record<string, unknown>): void {
  if (called) throw new Error("FINAL was already called in this cell");
  const text = sized(JSON.stringify(call), longestFinal);
  called = true;
  send("final", text);
}

function sized(text: string, limit: number): string {
  if (text.length > limit)
    throw new Error(
      `FINAL: the answer has ${text.length} characters (limit ${limit}); print the long part, and answer with what it comes to`,
    );
  return text;
}

type AnswerRecord = Record<string, unknown>;

function isAnswerRecord(value: unknown): value is AnswerRecord {
  return (
    typeof value === "object" && value !== null && !(value instanceof Span) && "answer" in value
  );
}

function answerText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Span) return value.text;
  if (value instanceof Promise) throw new Error("FINAL: the answer is a Promise; await it first");
  if (value instanceof Set) return answerText([...value]);
  if (value instanceof Map) return answerText(Object.fromEntries(value));
  if (Array.isArray(value) && value.length === 0) return "none";
  if (Array.isArray(value)) return value.map((each) => `- ${answerText(each)}`).join("\n");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, each]) => `${key}: ${answerText(each)}`)
      .join("\n");
  return String(value);
}

/** The value itself, where it is more than a text: as JSON, since only that crosses. */
function answerData(value: unknown): unknown {
  if (typeof value === "string" || value instanceof Span || value === undefined) return undefined;
  const plain =
    value instanceof Set ? [...value] : value instanceof Map ? Object.fromEntries(value) : value;
  const text = JSON.stringify(plain, (_, each) =>
    typeof each === "bigint" ? String(each) : each instanceof Span ? each.text : each,
  );
  const data: unknown = text === undefined ? undefined : JSON.parse(text);
  if (isNestedTooDeeply(data))
    throw new Error(`FINAL: the answer is nested deeper than ${mostJsonDepth} levels; flatten it`);
  return data;
}

function lookUp(evidence: unknown): { evidence: unknown[]; badEvidence: string[] } {
  const pieces = flatten(evidence);
  if (pieces.length > mostEvidence)
    note(`FINAL took the first ${mostEvidence} of ${pieces.length} pieces of evidence`);
  const found = new Map<string, unknown>();
  const badEvidence: string[] = [];
  for (const piece of pieces.slice(0, mostEvidence)) {
    try {
      const span = toSpan(piece, "evidence");
      const origin = Span.originOf(span);
      found.set(`${span.doc}:${span.start}:${span.end}`, {
        doc: span.doc,
        start: span.start,
        end: span.end,
        line: span.line,
        of: origin?.of ?? null,
        pattern: origin?.pattern ?? null,
      });
    } catch (error) {
      if (badEvidence.length < mostBadEvidence)
        badEvidence.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { evidence: [...found.values()], badEvidence };
}

function flatten(evidence: unknown): unknown[] {
  if (evidence === undefined || evidence === null) return [];
  if (Array.isArray(evidence) || evidence instanceof Set)
    return [...evidence].flatMap((each) => flatten(each));
  return [evidence];
}
