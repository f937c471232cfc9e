/** Rulings that people called wrong, and where courts fail, over MCP: to be read; calling one wrong is left to people. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { readFaults } from "@/lib/server/rulings/fault-histogram";
import { type RulingMarkView, rulingMark, rulingView } from "@/lib/server/rulings/ruling-shape";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { faultHistogram } from "@/lib/trace/fault-histogram";

const MOST_LISTED = 100;

export function registerRulingTools(server: McpServer, parts: Composition): void {
  server.registerTool(
    "list_wrong_rulings",
    {
      title: "Rulings of a trial that were called wrong",
      description:
        "What people called wrong, what would have been right, and the earliest stage whose change flips the outcome.",
      inputSchema: {
        trialId: z.string().min(1).max(200).describe("A trial's id, from file_change."),
      },
      outputSchema: { marks: z.array(rulingMark) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ trialId }) =>
      toolResult(async () => {
        const { id } = await getStoredTrial(parts, trialId);
        const stored = await parts.rulingMarks.list({ trialId: id, limit: MOST_LISTED });
        const marks = await Promise.all(stored.map((mark) => rulingView(parts, mark)));
        const text = marks.map(lineOf).join("\n") || "No ruling of this trial was called wrong.";
        return { text, data: { marks } };
      }),
  );
  server.registerTool(
    "count_faults",
    {
      title: "Where rulings went wrong",
      description:
        "Counts the stages at fault over all rulings that were called wrong and searched, with 95 % intervals.",
      inputSchema: {},
      outputSchema: faultHistogram.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    () =>
      toolResult(async () => {
        const data = await readFaults(parts);
        const counts = data.bars
          .filter(({ count }) => count > 0)
          .map(({ stage, count }) => `${stage}: ${count} of ${data.searched}`);
        return { text: counts.join("\n") || "No ruling was called wrong and searched yet.", data };
      }),
  );
}

function lineOf({ id, path, ruled, right, fault, search }: RulingMarkView): string {
  const stage =
    fault.kind === "found"
      ? `at fault: ${fault.stage}`
      : fault.kind === "none"
        ? "no stage alone at fault"
        : `search: ${search.state}`;
  return `${id} ${path}: ${ruled.state}, should be ${right.outcome}; ${stage}`;
}
