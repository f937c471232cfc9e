/**
 * The Model Context Protocol over streamable HTTP, without protocol sessions: every request stands alone, so
 * that any process may answer it. What must last between requests has a handle of its own: runs and cell sessions.
 */
import "server-only";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Composition } from "@/lib/server/composition";
import { registerAnnotationTools } from "@/lib/server/mcp/annotation-tools";
import type { CellSessions } from "@/lib/server/mcp/cell-sessions";
import { registerCellTools } from "@/lib/server/mcp/cell-tools";
import { registerCompareTools } from "@/lib/server/mcp/compare-tools";
import { registerDocumentTools } from "@/lib/server/mcp/document-tools";
import { registerRepositoryTools } from "@/lib/server/mcp/repository-tools";
import { registerResources } from "@/lib/server/mcp/resources";
import { registerRulingTools } from "@/lib/server/mcp/ruling-tools";
import { registerRunTools } from "@/lib/server/mcp/run-tools";
import { registerTracingTools } from "@/lib/server/mcp/tracing-tools";
import { registerTrialTools } from "@/lib/server/mcp/trial-tools";
import { registerVerificationTools } from "@/lib/server/mcp/verification-tools";
import { UseCaseError } from "@/lib/server/use-case-error";
import packageJson from "@/package.json";

const MAX_BODY_BYTES = 32 * 1024 * 1024;

const instructions =
  "Answers questions about long documents with checked evidence. Upload or list documents, then `ask`; the answer's claims are marked verified, computed, given, absent, seen or unsupported. Check any quote with check_quote before passing it on. For work of your own over a document, open_cell_session gives a TypeScript sandbox in which the whole text is a string.";

export async function handleMcp(
  request: Request,
  parts: Composition,
  sessions: CellSessions,
): Promise<Response> {
  if (request.method !== "POST")
    throw new UseCaseError(
      "method-not-allowed",
      "This address speaks the Model Context Protocol over POST. Give it to an MCP client as a streamable HTTP server.",
    );
  const server = new McpServer(
    { name: "verbatim", version: packageJson.version },
    { instructions },
  );
  registerDocumentTools(server, parts);
  registerRunTools(server, parts, { origin: originOf(request) });
  registerTracingTools(server, parts);
  registerCompareTools(server, parts, { origin: originOf(request) });
  registerVerificationTools(server, parts);
  registerAnnotationTools(server, parts);
  registerTrialTools(server, parts);
  registerRulingTools(server, parts);
  registerRepositoryTools(server, parts);
  registerCellTools(server, sessions);
  registerResources(server, parts);
  const transport = new WebStandardStreamableHTTPServerTransport({
    maxRequestBodySize: MAX_BODY_BYTES,
  });
  request.signal.addEventListener("abort", () => void server.close(), { once: true });
  await server.connect(transport);
  return transport.handleRequest(request);
}

function originOf(request: Request): string {
  const { protocol, host } = new URL(request.url);
  return `${protocol}//${request.headers.get("host") ?? host}`;
}
