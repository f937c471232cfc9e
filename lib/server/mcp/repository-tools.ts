/** Repositories over MCP: an agent finds the one to hold a change against, and the page's owner. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { findRepository } from "@/lib/server/repositories/manage-repository";
import { repositoryItems, repositoryViewOf } from "@/lib/server/repositories/repository-view";
import { repositoryItem, repositoryView } from "@/lib/trace/repository";

export function registerRepositoryTools(server: McpServer, parts: Composition): void {
  server.registerTool(
    "list_repositories",
    {
      title: "List watched repositories",
      description: "The repositories whose documentation is watched. file_change takes their ids.",
      inputSchema: {},
      outputSchema: { repositories: z.array(repositoryItem) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    () =>
      toolResult(async () => {
        const repositories = await repositoryItems(parts);
        const lines = repositories.map(
          ({ id, name, pageCount }) => `${id} ${name}: ${pageCount} pages`,
        );
        return { text: lines.join("\n") || "No repository is watched.", data: { repositories } };
      }),
  );
  server.registerTool(
    "get_repository",
    {
      title: "Read a repository's pages",
      description:
        "Its pages with their owners and the rule that named each, and its rules of court.",
      inputSchema: { repositoryId: z.string().min(1).max(200) },
      outputSchema: repositoryView.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ repositoryId }) =>
      toolResult(async () => {
        const data = await repositoryViewOf(parts, await findRepository(parts, repositoryId));
        const lines = data.pages.map(
          ({ path, owner, ownerRule }) => `${path}: ${owner ?? "nobody"} (${ownerRule})`,
        );
        return { text: [...data.problems, ...lines].join("\n") || "No page.", data };
      }),
  );
}
