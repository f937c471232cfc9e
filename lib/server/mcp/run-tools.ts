/** Questions and runs over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { askOrder } from "@/lib/server/ensembles/ensemble-order";
import { getEnsemble } from "@/lib/server/ensembles/get-ensemble";
import { startAsked } from "@/lib/server/ensembles/start-ensemble";
import { processStopping } from "@/lib/server/http/process-stopping";
import { documentId } from "@/lib/server/mcp/document-tools";
import { ensembleReport, ensembleReported } from "@/lib/server/mcp/ensemble-report";
import { followRun } from "@/lib/server/mcp/follow-run";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { approvalOrder, approveRun } from "@/lib/server/runs/approve-run";
import { cancelRun } from "@/lib/server/runs/cancel-run";
import {
  estimateInquiry,
  estimateOrder,
  inquiryEstimate,
} from "@/lib/server/runs/estimate-inquiry";
import { estimateText } from "@/lib/server/runs/estimate-text";
import { getRun } from "@/lib/server/runs/get-run";
import { runStatus } from "@/lib/server/runs/run-shape";
import { withoutUndefined } from "@/lib/server/runs/start-inquiry";
import { claimMark } from "@/lib/trace/event";
import type { RunPause, RunSummary } from "@/lib/trace/run-summary";

const MAX_WAIT_SECONDS = 600;

const runId = z.string().min(1).max(200).describe("A run's id, from ask.");

const runReport = z.object({
  runId: z.string(),
  url: z.string().describe("The page that shows the run step by step."),
  status: runStatus,
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
  estimate: z.string().optional().describe("What was expected before the run, from ask."),
  pause: z
    .string()
    .nullable()
    .describe("What a paused run has spent and asks for; approve_run answers it."),
  error: z.string().nullable(),
});

type RunReport = z.infer<typeof runReport>;

export type RunToolsOptions = {
  /** Begins the addresses of run pages, such as `http://localhost:3000`. */
  origin: string;
};

export function registerRunTools(
  server: McpServer,
  parts: Composition,
  { origin }: RunToolsOptions,
): void {
  registerAsk(server, parts, origin);
  registerApprove(server, parts, origin);
  registerEstimate(server, parts);
  server.registerTool(
    "get_run",
    {
      title: "Look at a run",
      description: "A run's state and, when it has ended, its answer with claims and evidence.",
      inputSchema: { runId },
      outputSchema: runReport.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (input) => toolResult(async () => reported(await getRun(parts, input.runId), origin)),
  );
  server.registerTool(
    "cancel_run",
    {
      title: "Stop a run",
      description: "A queued run ends at once, a running one within a second.",
      inputSchema: { runId },
      outputSchema: runReport.shape,
      annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
      },
    },
    (input) => toolResult(async () => reported(await cancelRun(parts, input.runId), origin)),
  );
}

function registerEstimate(server: McpServer, parts: Composition): void {
  server.registerTool(
    "estimate",
    {
      title: "Estimate a question",
      description:
        "What a question may use in tokens, money and time, from similar earlier runs or as a guess, before it is asked. No model is called.",
      inputSchema: { ...estimateOrder.shape, documentIds: z.array(documentId).min(1).max(20) },
      outputSchema: inquiryEstimate.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (input) =>
      toolResult(async () => {
        const data = await estimateInquiry(parts, input);
        return { text: estimateText(data), data };
      }),
  );
}

function registerApprove(server: McpServer, parts: Composition, origin: string): void {
  server.registerTool(
    "approve_run",
    {
      title: "Answer a paused run",
      description:
        "A run with `approval` pauses when a limit is near. `continue` goes on, with larger limits where `budget` gives them; `finish` ends it with the best answer it has.",
      inputSchema: { runId, ...approvalOrder.shape },
      outputSchema: runReport.shape,
      annotations: { readOnlyHint: false, idempotentHint: true, openWorldHint: true },
    },
    ({ runId: id, ...order }) =>
      toolResult(async () => reported(await approveRun(parts, id, order), origin)),
  );
}

function registerAsk(server: McpServer, parts: Composition, origin: string): void {
  const { documentIds: _ids, ...order } = askOrder.shape;
  server.registerTool(
    "ask",
    {
      title: "Ask documents a question",
      description:
        "Starts an inquiry: code reads the documents, and the answer comes with claims that a machine has checked and the evidence for them. Waits for the end; when it takes longer than waitSeconds, returns the run as it stands: follow it with get_run. With ensemble, asks several times, gives the best supported answer of the largest group that agrees, and says who differs. With form, the answer also comes as data.",
      inputSchema: {
        ...order,
        documentIds: z.array(documentId).min(1).max(20),
        waitSeconds: z.number().min(0).max(MAX_WAIT_SECONDS).default(120),
      },
      outputSchema: { ...runReport.shape, ensemble: ensembleReport.nullable() },
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: true },
    },
    ({ waitSeconds, ...order }, { signal, sendNotification, _meta }) =>
      toolResult(async () => {
        const { question, documentIds, models, budget, mode } = order;
        const estimated = withoutUndefined({ models, budget, mode });
        const estimate = await estimateInquiry(parts, { question, documentIds, ...estimated });
        const { runIds, ensembleId } = await startAsked(parts, order);
        const progressToken = _meta?.progressToken;
        let progress = 0;
        const following = {
          signal: AbortSignal.any([
            signal,
            processStopping(),
            AbortSignal.timeout(waitSeconds * 1000),
          ]),
          onProgress: async ({ message }: { message: string }) => {
            if (progressToken === undefined) return;
            progress += 1;
            const params = { progressToken, progress, message };
            await sendNotification({ method: "notifications/progress", params });
          },
        };
        const runs = await Promise.all(runIds.map((id) => followRun(parts, id, following)));
        const [first = await getRun(parts, runIds[0])] = runs;
        if (ensembleId === null) {
          const { text, data } = reported(first, origin);
          return { text, data: { ...data, ensemble: null, estimate: estimateText(estimate) } };
        }
        const { text, data } = await reportedEnsemble(parts, ensembleId, first, origin);
        return { text, data: { ...data, estimate: `Each run: ${estimateText(estimate)}` } };
      }),
  );
}

/** The best supported answer, and how the others stand to it. */
async function reportedEnsemble(
  parts: Composition,
  ensembleId: string,
  first: RunSummary,
  origin: string,
): Promise<{ text: string; data: Record<string, unknown> }> {
  const ensemble = await getEnsemble(parts, ensembleId);
  const best = ensemble.runs.find(({ index }) => index === ensemble.best?.run);
  const { text, data } = reported(best ? await getRun(parts, best.runId) : first, origin);
  const report = ensembleReported(ensemble, origin);
  const others = report.groups
    .slice(1)
    .map(({ answer, runIds }) => `${runIds.length} answered: ${answer}`);
  return {
    text: [report.agreement, text, ...others, report.url].join("\n"),
    data: { ...data, ensemble: report },
  };
}

function reported(run: RunSummary, origin: string): { text: string; data: RunReport } {
  const data: RunReport = {
    runId: run.id,
    url: `${origin}/runs/${encodeURIComponent(run.id)}`,
    status: run.status,
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
