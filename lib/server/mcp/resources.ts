/** Documents and runs as MCP resources, for clients that attach things by address. */
import "server-only";
import { readFile } from "node:fs/promises";
import { type McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { listDocuments } from "@/lib/server/documents/list-documents";
import { textPath } from "@/lib/server/documents/text-path";
import { getRun } from "@/lib/server/runs/get-run";
import { listRuns } from "@/lib/server/runs/list-runs";
import { runOf } from "@/lib/server/runs/run-shape";
import { UseCaseError } from "@/lib/server/use-case-error";

const MAX_CHARS = 1_000_000;
const LISTED_RUNS = 20;

export function registerResources(server: McpServer, parts: Composition): void {
  server.registerResource(
    "document",
    new ResourceTemplate("verbatim://documents/{documentId}", {
      list: async () => ({
        resources: (await listDocuments(parts)).map(({ id, name, bytes }) => ({
          uri: `verbatim://documents/${encodeURIComponent(id)}`,
          name,
          mimeType: "text/plain",
          size: bytes,
        })),
      }),
    }),
    { title: "Document", description: "A document's decoded text.", mimeType: "text/plain" },
    async (uri, variables) => {
      const { id, name, chars } = await getDocument(parts, idIn(variables.documentId));
      if (chars > MAX_CHARS)
        throw new UseCaseError(
          "too-large",
          `"${name}" has ${chars} characters, too many to attach. Use search_document, read_lines or ask.`,
        );
      const text = await readFile(await textPath(parts, id), "utf8");
      return { contents: [{ uri: uri.href, mimeType: "text/plain", text }] };
    },
  );
  server.registerResource(
    "run",
    new ResourceTemplate("verbatim://runs/{runId}", {
      list: async () => ({
        resources: (await listRuns(parts, { limit: LISTED_RUNS })).runs.map(({ id, question }) => ({
          uri: `verbatim://runs/${encodeURIComponent(id)}`,
          name: question.slice(0, 100),
          mimeType: "application/json",
        })),
      }),
    }),
    {
      title: "Run",
      description: "A run: state, answer, claims, evidence.",
      mimeType: "application/json",
    },
    async (uri, variables) => {
      const run = runOf(await getRun(parts, idIn(variables.runId)));
      const text = JSON.stringify(run, null, 1);
      return { contents: [{ uri: uri.href, mimeType: "application/json", text }] };
    },
  );
}

function idIn(variable: string | string[] | undefined): string {
  return decodeURIComponent(Array.isArray(variable) ? (variable[0] ?? "") : (variable ?? ""));
}
