/** Comments and scores at the steps of runs, over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { annotateStep, annotationOrder } from "@/lib/server/annotations/annotate-step";
import { annotationsOf } from "@/lib/server/annotations/annotations-of";
import type { Composition } from "@/lib/server/composition";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { type Annotation, annotation } from "@/lib/trace/annotation";

const runId = z.string().min(1).max(200).describe("A run's id, from ask or a trial.");

export function registerAnnotationTools(server: McpServer, parts: Composition): void {
  server.registerTool(
    "list_annotations",
    {
      title: "Comments and scores of a run",
      description: "Lists what people wrote at the steps of a run, oldest first.",
      inputSchema: { runId },
      outputSchema: { annotations: z.array(annotation) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (order) =>
      toolResult(async () => {
        const annotations = await annotationsOf(parts, order.runId);
        const text = annotations.map(lineOf).join("\n") || "Nobody wrote anything at this run.";
        return { text, data: { annotations } };
      }),
  );
  server.registerTool(
    "annotate_step",
    {
      title: "Comment or score a step",
      description:
        "Writes a comment, a score (good or bad) or both at a step of a run, by its span, or about the run as a whole. Whoever opens the run sees it there.",
      inputSchema: { runId, ...annotationOrder.shape },
      outputSchema: annotation.shape,
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    ({ runId: id, ...order }) =>
      toolResult(async () => {
        const data = await annotateStep(parts, id, order);
        return { text: `Written: ${lineOf(data)}`, data };
      }),
  );
}

function lineOf({ spanId, score, text, author }: Annotation): string {
  const said = [score, text].filter((part) => part !== null && part !== "").join(": ");
  return `${spanId ?? "the run"}: ${said}${author === "" ? "" : ` (${author})`}`;
}
