/**
 * Reads the logs of the `rlms` library: a line of metadata, then one line for each iteration, with the trajectories of
 * nested runs inside. Its sub-calls tell how long they took but not when they began: they are drawn one after the other.
 */
import { cutText } from "@/lib/format/cut-text";
import type { ImportSource, Outcome, TraceEvent } from "@/lib/trace/event";
import { type CallSpans, createCallSpans, spanStart } from "./call-span";
import { cellSpan } from "./cell-span";
import { partsText } from "./gen-ai-spans";
import { foreignConfig, type ImportedSpan, type ImportPorts, importedLog } from "./imported-log";
import { isoTime } from "./iso-time";
import type { LeftOut } from "./left-out";
import { millisecondsOf } from "./measures";
import {
  isRecord,
  type JsonRecord,
  listOf,
  numberOf,
  recordOf,
  shownValue,
  textOf,
} from "./read-json-value";
import { type ImportedMessage, messageRole, usageOf } from "./span-meaning";

const MAX_QUESTION_CHARS = 2_000;

export function isRlmsLine(value: unknown): value is JsonRecord {
  if (!isRecord(value)) return false;
  if (value.type === "metadata") return "root_model" in value || "backend" in value;
  return value.type === "iteration" && ("code_blocks" in value || "response" in value);
}

/** One run of the library: the file's own, or one nested in a call. */
type Trajectory = {
  prefix: string;
  parentId: string | null;
  model: string;
  iterations: readonly JsonRecord[];
  startAt: number;
  /** Null where the iterations tell no times of their own. */
  endAt: number | null;
};

type Reading = {
  spans: ImportedSpan[];
  calls: CallSpans;
  ports: ImportPorts;
  leftOut: LeftOut;
  /** Nested runs still to be read: chains may be deep. */
  nested: Trajectory[];
  /** Nested runs so far: their spans are named by it, so that names stay short however deep they stand. */
  nestedRuns: number;
};

export async function importRlms(
  lines: readonly JsonRecord[],
  source: Pick<ImportSource, "file" | "importedAt">,
  { ports, leftOut }: { ports: ImportPorts; leftOut: LeftOut },
): Promise<TraceEvent[]> {
  const metadata = lines.find(({ type }) => type === "metadata") ?? {};
  const iterations = lines.filter(({ type }) => type === "iteration");
  for (const { type } of lines)
    if (type !== "metadata" && type !== "iteration")
      leftOut.note("unknown-entry", textOf(type) ?? "without a type");
  const model = textOf(metadata.root_model) ?? "unknown";
  const startAt = startOf(metadata, iterations) ?? source.importedAt;
  const reading: Reading = {
    spans: [],
    calls: createCallSpans(ports),
    ports,
    leftOut,
    nested: [],
    nestedRuns: 0,
  };
  const whole: Trajectory = { prefix: "", parentId: null, model, iterations, startAt, endAt: null };
  for (let next: Trajectory | undefined = whole; next; next = reading.nested.pop())
    await readTrajectory(next, reading);
  const answer = finalAnswer(iterations);
  return importedLog(
    {
      name: "RLM run",
      config: foreignConfig(questionOf(iterations), model),
      outcome: { status: "ok" },
      answer: answer === null ? null : { text: answer, forced: false, abstained: false },
      source: { ...source, format: "rlms", producer: "rlms", runId: null, kind: "foreign" },
    },
    reading.spans,
    leftOut,
  );
}

/** An iteration's timestamp is that of its end. */
function startOf(metadata: JsonRecord, iterations: readonly JsonRecord[]): number | null {
  const said = isoTime(textOf(metadata.timestamp) ?? "");
  const first = iterations[0];
  const end = first ? isoTime(textOf(first.timestamp) ?? "") : null;
  if (end === null) return said;
  const began = end - millisecondsOf(first?.iteration_time);
  return said === null ? began : Math.min(said, began);
}

async function readTrajectory(run: Trajectory, reading: Reading): Promise<void> {
  let at = run.startAt;
  for (const [index, iteration] of run.iterations.entries()) {
    const id = `${run.prefix}iteration-${index + 1}`;
    const took = millisecondsOf(iteration.iteration_time);
    const end = isoTime(textOf(iteration.timestamp) ?? "");
    const startAt = run.endAt === null && end !== null && took > 0 ? Math.max(at, end - took) : at;
    const endAt = run.endAt === null && end !== null ? Math.max(startAt, end) : startAt + took;
    reading.spans.push(iterationSpan({ id, parentId: run.parentId, startAt, endAt, index }));
    await readIteration(iteration, { id, run, startAt, endAt }, reading);
    at = endAt;
  }
}

function iterationSpan(at: {
  id: string;
  parentId: string | null;
  startAt: number;
  endAt: number;
  index: number;
}): ImportedSpan {
  const { index, ...times } = at;
  return {
    ...times,
    name: `iteration ${index + 1}`,
    start: (settled) => ({ type: "iteration-start", ...spanStart(settled) }),
    end: (spanId) => ({ type: "iteration-end", spanId, outcome: { status: "ok" } }),
  };
}

type Around = { id: string; run: Trajectory; startAt: number; endAt: number };

/** The model writes until the code begins; what the code took is known. */
async function readIteration(
  iteration: JsonRecord,
  { id, run, startAt, endAt }: Around,
  reading: Reading,
): Promise<void> {
  const blocks = listOf(iteration.code_blocks).map(recordOf);
  const ran = blocks.reduce(
    (sum, { result }) => sum + millisecondsOf(recordOf(result).execution_time),
    0,
  );
  const codeAt = Math.max(startAt, endAt - ran);
  reading.spans.push(
    await reading.calls.add(
      {
        ...unknownCall(run.model),
        role: "root",
        messages: messagesOf(iteration.prompt),
        reply: shownValue(iteration.response) ?? "",
      },
      { id: `${id}/model-call`, parentId: id, name: "model call", startAt, endAt: codeAt },
    ),
  );
  let at = codeAt;
  for (const [index, block] of blocks.entries()) {
    const took = millisecondsOf(recordOf(block.result).execution_time);
    const cell = { id: `${id}/cell-${index + 1}`, parentId: id, startAt: at, endAt: at + took };
    await readBlock(block, { ...cell, number: index + 1 }, reading);
    at += took;
  }
}

function unknownCall(model: string) {
  return {
    kind: "call" as const,
    model,
    reasoning: null,
    usage: null,
    costUsd: null,
    finishReason: "stop" as const,
    temperature: null,
    maxOutputTokens: null,
    firstTokenMs: null,
    response: null,
    outcome: { status: "ok" } satisfies Outcome,
  };
}

type CellTimes = { id: string; parentId: string; startAt: number; endAt: number; number: number };

/** What stands on the error stream may be a warning only: it is shown, and a traceback is an error. */
async function readBlock(block: JsonRecord, times: CellTimes, reading: Reading): Promise<void> {
  const result = recordOf(block.result);
  const { keep } = reading.ports;
  const error = shownValue(result.stderr) ?? "";
  const printed = [shownValue(result.stdout) ?? "", error].filter(Boolean).join("\n");
  const { number, ...span } = times;
  const message = error.trimEnd().split("\n").at(-1) ?? "";
  const locals = recordOf(result.locals);
  reading.spans.push(
    cellSpan(
      {
        cell: number,
        code: await keep(shownValue(block.code) ?? ""),
        output: await keep(printed),
        value: Object.keys(locals).length === 0 ? null : await keep(shownValue(locals) ?? ""),
        outcome: /^[ \t]*(Traceback|\w*(Error|Exception)\b)/m.test(error)
          ? { status: "error", error: { message, line: null, column: null, hint: null } }
          : { status: "ok" },
        wallMs: times.endAt - times.startAt,
      },
      { ...span, name: `cell ${number}` },
    ),
  );
  let at = times.startAt;
  for (const [index, stored] of listOf(result.rlm_calls).entries()) {
    const call = recordOf(stored);
    const endAt = at + millisecondsOf(call.execution_time);
    const id = `${times.id}/sub-call-${index + 1}`;
    await readSubCall(
      call,
      { id, parentId: times.id, startAt: at, endAt, number: index + 1 },
      reading,
    );
    at = endAt;
  }
}

async function readSubCall(call: JsonRecord, times: CellTimes, reading: Reading): Promise<void> {
  const { number, ...span } = times;
  const failure = textOf(call.error);
  const outcome: Outcome =
    failure === null ? { status: "ok" } : { status: "error", code: "error", message: failure };
  const usage = usageIn(recordOf(call.usage_summary), call);
  const iterations = listOf(recordOf(call.metadata).iterations).map(recordOf);
  if (iterations.length > 0) {
    if (usage.usage !== null)
      reading.leftOut.note(
        "total-usage",
        `${usage.usage.inputTokens} in, ${usage.usage.outputTokens} out`,
      );
    await readNested(call, { ...times, outcome, iterations }, reading);
    return;
  }
  reading.spans.push(
    await reading.calls.add(
      {
        ...unknownCall(textOf(call.root_model) ?? "unknown"),
        ...usage,
        role: "sub",
        outcome,
        messages: messagesOf(call.prompt),
        reply: shownValue(call.response) ?? "",
      },
      { ...span, name: `sub-call ${number}` },
    ),
  );
}

async function readNested(
  call: JsonRecord,
  nested: CellTimes & { outcome: Outcome; iterations: JsonRecord[] },
  reading: Reading,
): Promise<void> {
  const { spans, ports, nested: waiting } = reading;
  reading.nestedRuns += 1;
  const { number, outcome, iterations, ...times } = nested;
  const asked = messagesOf(call.prompt)
    .map(({ text }) => text)
    .join("\n\n");
  const context = await ports.keep(asked);
  const text = shownValue(call.response);
  spans.push({
    ...times,
    name: `nested run ${number}`,
    start: (settled) => ({
      type: "nested-run-start",
      ...spanStart(settled),
      question: cutText(asked, MAX_QUESTION_CHARS),
      context,
      reads: [],
    }),
    end: (spanId) => ({
      type: "nested-run-end",
      spanId,
      outcome,
      answer: text === null ? null : { text, forced: false, abstained: false },
    }),
  });
  waiting.push({
    prefix: `nested-${reading.nestedRuns}/`,
    parentId: times.id,
    model: textOf(call.root_model) ?? "unknown",
    iterations,
    startAt: times.startAt,
    endAt: times.endAt,
  });
}

/** All models of a call together; older logs say it at the call itself. */
function usageIn(summary: JsonRecord, call: JsonRecord) {
  const models = Object.values(recordOf(summary.model_usage_summaries)).map(recordOf);
  const sum = (key: string) =>
    models.reduce((total: number | null, one) => {
      const value = numberOf(one[key]);
      return value === null ? total : (total ?? 0) + value;
    }, null);
  return {
    usage: usageOf(
      sum("total_input_tokens") ?? numberOf(call.prompt_tokens),
      sum("total_output_tokens") ?? numberOf(call.completion_tokens),
      null,
    ),
    costUsd: numberOf(summary.total_cost) ?? sum("total_cost"),
  };
}

function messagesOf(prompt: unknown): ImportedMessage[] {
  if (!Array.isArray(prompt)) {
    const text = shownValue(prompt);
    return text === null ? [] : [{ role: "user", text }];
  }
  return prompt.map((entry) => {
    const { role, content } = recordOf(entry);
    return { role: messageRole(role), text: partsText(content ?? entry) };
  });
}

/** Where the library's own prompts of today and of earlier versions put the question; otherwise the first words of a person. */
const askedIn = [
  /^Answer the following: ([\s\S]+?)\n\nYour context is/,
  /original (?:query|prompt): "([\s\S]+?)"/,
];

function questionOf(iterations: readonly JsonRecord[]): string {
  const asked = messagesOf(iterations[0]?.prompt).filter(({ role }) => role === "user");
  for (const { text } of asked)
    for (const shape of askedIn) {
      const question = shape.exec(text)?.[1];
      if (question) return cutText(question, MAX_QUESTION_CHARS);
    }
  return cutText(asked[0]?.text ?? "", MAX_QUESTION_CHARS);
}

/** A text, or a pair of what was called and the text. */
function finalAnswer(iterations: readonly JsonRecord[]): string | null {
  for (const iteration of [...iterations].reverse()) {
    const found = iteration.final_answer;
    const text = Array.isArray(found) ? found[1] : found;
    if (text !== null && text !== undefined && text !== "") return shownValue(text);
  }
  return null;
}
