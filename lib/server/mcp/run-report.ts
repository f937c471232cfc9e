/** A run as an agent is told of it: in words, and the same as data. */
import "server-only";
import { z } from "zod";
import { RECORDED_ELSEWHERE } from "@/lib/server/mcp/recorded-elsewhere";
import { runStatus } from "@/lib/server/runs/run-shape";
import { claimMark } from "@/lib/trace/event";
import type { RunPause, RunSummary } from "@/lib/trace/run-summary";

export const runReport = z.object({
  runId: z.string(),
  url: z.string().describe("The page that shows the run step by step."),
  status: runStatus,
  imported: z
    .boolean()
    .describe("True when the run was recorded elsewhere: its marks were not checked here."),
  answer: z.string().nullable(),
  data: z.unknown().describe("The answer's data, where a form was asked for; otherwise null."),
  forced: z.boolean().describe("True when a limit was reached: the answer may be partial."),
  abstained: z.boolean().describe("True when the text does not settle the question."),
  claims: z.array(z.object({ text: z.string(), mark: claimMark })),
  evidence: z.array(
    z.object({
      documentId: z.string(),
      document: z.string(),
      line: z.int(),
      label: z.string().optional().describe("The page, cell or section, where it is known."),
      quote: z.string(),
    }),
  ),
  warnings: z.array(z.string()),
  reading: z.string().nullable().describe("How the documents are read, and why."),
  estimate: z
    .string()
    .optional()
    .describe("What was expected before the run, from ask; absent where several models are asked."),
  pause: z
    .string()
    .nullable()
    .describe("What a paused run has spent and asks for; approve_run answers it."),
  error: z.string().nullable(),
});

type RunReport = z.infer<typeof runReport>;

export function reported(run: RunSummary, origin: string): { text: string; data: RunReport } {
  const data: RunReport = {
    runId: run.id,
    url: `${origin}/runs/${encodeURIComponent(run.id)}`,
    status: run.status,
    imported: run.imported !== undefined,
    answer: run.answer?.text ?? null,
    data: run.answer?.data ?? null,
    forced: run.answer?.forced ?? false,
    abstained: run.answer?.abstained ?? false,
    claims: run.claims.map(({ text, mark }) => ({ text, mark })),
    evidence: run.evidence.map((item) => ({
      documentId: item.documentId,
      document: run.config.documents[item.doc]?.name ?? "",
      line: item.line,
      ...(item.label === undefined ? {} : { label: item.label }),
      quote: item.quote,
    })),
    warnings: run.warnings,
    reading: run.reading && `${run.reading}: ${run.readingReason}`,
    pause: run.pause && pauseText(run.pause),
    error: run.error?.message ?? null,
  };
  return { text: textOf(data), data };
}

const limitWords = { tokens: "tokens", costUsd: "US dollars", seconds: "seconds" } as const;

function pauseText({ limit, spent, wanted, budget }: RunPause): string {
  const used = `${Number(spent[limit].toPrecision(4))} of ${budget[limit]} ${limitWords[limit]}`;
  const next = limit === "seconds" ? null : wanted?.[limit];
  const more = next ? `; its next call may use ${Number(next.toPrecision(3))}` : "";
  return `The run is paused: it has used ${used}${more}. Answer with approve_run.`;
}

function textOf(report: RunReport): string {
  const { status, answer, forced, abstained, claims, evidence, warnings, error, url } = report;
  const head = error ?? report.pause ?? (answer === null ? `The run is ${status}.` : answer);
  const unsupported = claims.filter(({ mark }) => mark === "unsupported").map(({ text }) => text);
  return [
    ...(report.imported ? [RECORDED_ELSEWHERE] : []),
    head,
    ...(forced ? ["(A limit was reached: this may be partial.)"] : []),
    ...(abstained ? ["(The text does not settle the question.)"] : []),
    ...(unsupported.length > 0 ? [`Not supported by the text: ${unsupported.join("; ")}`] : []),
    ...evidence.map(
      ({ document, line, label, quote }) =>
        `${document}, ${label === undefined ? "" : `${label}, `}line ${line}: “${quote}”`,
    ),
    ...warnings,
    url,
  ].join("\n");
}
