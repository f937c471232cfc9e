/** Where an answer came from and what was read for it, over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { RECORDED_ELSEWHERE } from "@/lib/server/mcp/recorded-elsewhere";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { claimsOf, runClaims } from "@/lib/server/runs/claims-shape";
import { coverageOf, runCoverage } from "@/lib/server/runs/coverage-shape";
import { getTimeline } from "@/lib/server/runs/get-timeline";

const tracedAnswer = z.object({
  imported: z
    .boolean()
    .describe("True when the run was recorded elsewhere: its marks were not checked here."),
  ...runClaims.shape,
  ...runCoverage.shape,
});

export function registerTracingTools(server: McpServer, parts: Composition): void {
  server.registerTool(
    "trace_answer",
    {
      title: "See where an answer came from",
      description:
        "For each claim of a run's answer the cell, variable and line that computed it and the places that were read for it; and how much of each document was printed, read by sub-calls, searched, or never seen.",
      inputSchema: { runId: z.string().min(1).max(200).describe("A run's id, from ask.") },
      outputSchema: tracedAnswer.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ runId }) =>
      toolResult(async () => {
        const timeline = await getTimeline(parts, runId);
        const imported = timeline.summary?.imported !== undefined;
        const data = { imported, ...claimsOf(timeline), ...coverageOf(timeline) };
        return { text: textOf(data), data };
      }),
  );
}

function textOf({ imported, claims, documents }: z.infer<typeof tracedAnswer>): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return [
    ...(imported ? [RECORDED_ELSEWHERE] : []),
    ...claims.map(
      ({ text, mark, lineage }) => `${text}: ${mark}.${lineage ? ` ${lineage.note}` : ""}`,
    ),
    ...documents.map(
      ({ name, printed, subCalls, searched, unseen }) =>
        `${name}: ${percent(printed.share)} printed, ${percent(subCalls.share)} read by sub-calls, ${percent(searched.share)} searched, ${percent(unseen.share)} never seen.`,
    ),
  ].join("\n");
}
