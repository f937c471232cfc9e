/** What a tool gives back over MCP: text for the model, the same as data, and refusals as results that say what to do. */
import "server-only";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { toUseCaseError } from "@/lib/server/http/problem";

type ToolOutput = { text: string; data: Record<string, unknown> };

export async function toolResult(run: () => Promise<ToolOutput>): Promise<CallToolResult> {
  try {
    const { text, data } = await run();
    return { content: [{ type: "text", text }], structuredContent: data };
  } catch (reason) {
    const error = toUseCaseError(reason);
    if (error.code === "internal") console.error("An MCP tool failed.", reason);
    return { isError: true, content: [{ type: "text", text: error.message }] };
  }
}
