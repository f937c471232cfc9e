/** Questions and runs over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { type AskOrder, askOrder } from "@/lib/server/ensembles/ensemble-order";
import { getEnsemble } from "@/lib/server/ensembles/get-ensemble";
import { startAsked } from "@/lib/server/ensembles/start-ensemble";
import { processStopping } from "@/lib/server/http/process-stopping";
import { documentId } from "@/lib/server/mcp/document-tools";
import { ensembleReport, ensembleReported } from "@/lib/server/mcp/ensemble-report";
import { followRun } from "@/lib/server/mcp/follow-run";
import { reported, runReport } from "@/lib/server/mcp/run-report";
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
import { withoutUndefined } from "@/lib/server/runs/start-inquiry";
import type { RunSummary } from "@/lib/trace/run-summary";

const MAX_WAIT_SECONDS = 600;

const runId = z.string().min(1).max(200).describe("A run's id, from ask.");

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
        const estimate = await estimateOf(parts, order);
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
          return { text, data: { ...data, ensemble: null, ...(estimate && { estimate }) } };
        }
        const { text, data } = await reportedEnsemble(parts, ensembleId, first, origin);
        return { text, data: { ...data, ...(estimate && { estimate: `Each run: ${estimate}` }) } };
      }),
  );
}

/** Null where the order names a model for each run: the estimate is of one model. */
async function estimateOf(parts: Composition, order: AskOrder): Promise<string | null> {
  const { question, documentIds, models, budget, mode, ensemble } = order;
  if (ensemble !== undefined && "models" in ensemble) return null;
  const chosen = withoutUndefined({ models, budget, mode });
  return estimateText(await estimateInquiry(parts, { question, documentIds, ...chosen }));
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
