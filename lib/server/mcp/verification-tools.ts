/** Whether recorded answers still hold, over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { processStopping } from "@/lib/server/http/process-stopping";
import { toolResult } from "@/lib/server/mcp/tool-result";
import {
  awaitVerification,
  requestVerification,
  verificationOrder,
} from "@/lib/server/verifications/request-verification";
import {
  type Verification,
  verification,
  verificationOf,
} from "@/lib/server/verifications/verification-shape";

const MAX_WAIT_SECONDS = 600;

export function registerVerificationTools(server: McpServer, parts: Composition): void {
  server.registerTool(
    "reverify",
    {
      title: "Check a recorded answer again",
      description:
        "Runs the recorded code of an ended run again, on the newest version of each of its documents or on the ones given, and checks its answer there. No model is called. Says same, changed (old and new values, evidence that stands no more) or broken (the cell and its error).",
      inputSchema: {
        ...verificationOrder.shape,
        runId: z.string().min(1).max(200).describe("A run's id, from ask."),
        waitSeconds: z.number().min(0).max(MAX_WAIT_SECONDS).default(60),
      },
      outputSchema: verification.shape,
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    ({ runId, waitSeconds, ...order }, { signal }) =>
      toolResult(async () => {
        const queued = await requestVerification(parts, runId, order);
        const stored = await awaitVerification(parts, queued, {
          seconds: waitSeconds,
          signal: AbortSignal.any([signal, processStopping()]),
        });
        const data = verificationOf(stored);
        return { text: textOf(data), data };
      }),
  );
}

function textOf({ state, result, error, documents, url }: Verification): string {
  const where = documents.map(({ name, version }) => `${name} (version ${version})`).join(", ");
  if (result === null)
    return state === "failed" ? `It could not be checked: ${error}` : `Still queued: ${url}`;
  switch (result.status) {
    case "same":
      return [
        `The answer still holds on ${where}.`,
        ...(result.isReadingUnchecked
          ? ["It was read, not computed: only its quotes and values were checked."]
          : []),
      ].join("\n");
    case "changed":
      return [
        `The answer has changed on ${where}.`,
        ...(result.answer ? [`It is now: ${result.answer.text}`] : []),
        ...result.claims.map(({ text, now }) => `${text} → ${now ?? "stands no more"}`),
        ...result.evidence.map(
          ({ quote, place, nearest }) =>
            `No more in the text: “${quote}” (line ${place.line})${nearest ? `; nearest, line ${nearest.line}: “${nearest.quote}”` : ""}`,
        ),
        ...(result.differingCells.length > 0
          ? [
              `What a model looked at differs in cell ${result.differingCells.map(({ cell }) => cell).join(", ")}: ask again.`,
            ]
          : []),
      ].join("\n");
    case "broken":
      return `Its code no longer runs on ${where}: cell ${result.cell}: ${result.message}`;
  }
}
