/** Next's route handlers of the MCP endpoint. */
import "server-only";
import { composition } from "@/lib/server/compose";
import { createHandler, type Handlers } from "@/lib/server/http/handlers";
import { type CellSessions, createCellSessions } from "@/lib/server/mcp/cell-sessions";
import { handleMcp } from "@/lib/server/mcp/handle-mcp";

let sessions: CellSessions | null = null;

export function serveMcp(): Handlers {
  const handler = createHandler(composition, async (request) => {
    const parts = await composition();
    sessions ??= createCellSessions({ ...parts, openSandbox: parts.sandboxes.open });
    return handleMcp(request, parts, sessions);
  });
  return { GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler };
}
