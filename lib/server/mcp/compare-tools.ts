/** Two runs held against each other over MCP: where they part, and what that changed. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { comparisonText } from "@/lib/server/compare/comparison-text";
import type { Composition } from "@/lib/server/composition";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { compareRuns } from "@/lib/trace/compare/compare-runs";

const runId = z.string().min(1).max(200);

const change = z.object({
  ms: z.number().nullable(),
  tokens: z.number(),
  costUsd: z.number().nullable(),
});

const comparisonReport = z.object({
  isSame: z.boolean(),
  differences: z.int(),
  first: z
    .object({ step: z.string(), state: z.string(), parts: z.array(z.string()) })
    .nullable()
    .describe("The earliest step that explains why the runs part."),
  change: change.describe("From a to b; what came from the record counts with what it first cost."),
  url: z.string(),
});

export function registerCompareTools(
  server: McpServer,
  parts: Composition,
  { origin }: { origin: string },
): void {
  server.registerTool(
    "compare_runs",
    {
      title: "Compare two runs",
      description:
        "Aligns two runs step by step: a run and its fork, two runs of a question, a court and another way of judging. Says where they first differ and in which part (prompt, reply, code, output, vote, verdict), how the answers differ, and how time, tokens and cost change.",
      inputSchema: { a: runId.describe("A run's id."), b: runId.describe("Another run's id.") },
      outputSchema: comparisonReport.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ a, b }) =>
      toolResult(async () => {
        const [one, other] = await Promise.all([getTimeline(parts, a), getTimeline(parts, b)]);
        const comparison = compareRuns(one, other);
        const { first, differences, totals } = comparison;
        const query = new URLSearchParams({ a, b }).toString();
        const data: z.infer<typeof comparisonReport> = {
          isSame: differences === 0,
          differences,
          first: first && { step: first.id, state: first.state, parts: [...first.parts] },
          change: totals.delta,
          url: `${origin}/compare?${query}`,
        };
        return { text: `${comparisonText(comparison, one, other)}\n${data.url}`, data };
      }),
  );
}
