/** Documents over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { addDocument } from "@/lib/server/documents/add-document";
import { checkQuote, quoteCheck } from "@/lib/server/documents/check-quote";
import { listDocuments } from "@/lib/server/documents/list-documents";
import { readLines } from "@/lib/server/documents/read-lines";
import { searchDocument, searchResult } from "@/lib/server/documents/search-document";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { UseCaseError } from "@/lib/server/use-case-error";

const MAX_UPLOAD_CHARS = 16_000_000;
const MAX_LINES = 400;
const LINE_CHARS = 500;

export const documentId = z
  .string()
  .min(1)
  .max(200)
  .describe("A document's id, from list_documents or upload_document.");

const documentEntry = z.object({
  id: z.string(),
  name: z.string(),
  lines: z.int(),
  chars: z.int(),
  warnings: z.array(z.string()),
});

export function registerDocumentTools(server: McpServer, parts: Composition): void {
  registerListing(server, parts);
  registerUpload(server, parts);
  registerReading(server, parts);
  registerSearch(server, parts);
  registerQuoteCheck(server, parts);
}

function registerListing(server: McpServer, parts: Composition): void {
  server.registerTool(
    "list_documents",
    {
      title: "List documents",
      description: "The documents that can be asked, read and searched, newest first.",
      outputSchema: { documents: z.array(documentEntry) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    () =>
      toolResult(async () => {
        const documents = (await listDocuments(parts)).map(entryOf);
        const text = documents.map(describeEntry).join("\n");
        return {
          text: text || "There is no document yet. Use upload_document.",
          data: { documents },
        };
      }),
  );
}

function registerUpload(server: McpServer, parts: Composition): void {
  server.registerTool(
    "upload_document",
    {
      title: "Upload a document",
      description:
        "Stores a text document (txt, md, csv, html, log, json) and gives its id. Pass its text, or its bytes as base64 when the encoding should be detected. Larger files go to POST /api/v1/documents.",
      inputSchema: {
        name: z
          .string()
          .min(1)
          .max(255)
          .describe("A file name with its ending, such as report.txt."),
        text: z.string().max(MAX_UPLOAD_CHARS).optional(),
        base64: z.base64().max(MAX_UPLOAD_CHARS).optional(),
      },
      outputSchema: documentEntry.shape,
      annotations: {
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    },
    ({ name, text, base64 }) =>
      toolResult(async () => {
        if ((text === undefined) === (base64 === undefined))
          throw new UseCaseError(
            "invalid-input",
            "Pass the document either as `text` or as `base64`.",
          );
        const bytes = text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text);
        const content = (async function* () {
          yield bytes;
        })();
        const entry = entryOf(await addDocument(parts, { name, mediaType: null, content }));
        return { text: `Stored: ${describeEntry(entry)}`, data: entry };
      }),
  );
}

function registerReading(server: McpServer, parts: Composition): void {
  server.registerTool(
    "read_lines",
    {
      title: "Read lines of a document",
      description: `At most ${MAX_LINES} lines at once, each cut after ${LINE_CHARS} characters. Lines count from 1.`,
      inputSchema: {
        documentId,
        from: z.int().min(1).default(1),
        to: z.int().min(1).optional().describe("Last line, included. Default: from + 99."),
      },
      outputSchema: {
        total: z.int(),
        lines: z.array(
          z.object({
            line: z.int(),
            text: z.string(),
            length: z.int(),
            label: z
              .string()
              .optional()
              .describe("The page, row of a sheet or section, where it is known."),
          }),
        ),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ documentId: id, from, to }) =>
      toolResult(async () => {
        const last = Math.min(to ?? from + 99, from + MAX_LINES - 1);
        const page = await readLines(parts, id, {
          from,
          to: last,
          maxChars: LINE_CHARS,
          column: 1,
        });
        const lines = page.lines.map(({ line, text, length, label }) => ({
          line,
          text,
          length,
          ...(label === undefined ? {} : { label }),
        }));
        const shown = lines.map(
          ({ line, text, length }) =>
            `${line}: ${text}${length > text.length ? ` … (${length} characters)` : ""}`,
        );
        return {
          text: shown.join("\n") || `The document has ${page.total} lines; none from ${from} on.`,
          data: { total: page.total, lines },
        };
      }),
  );
}

function registerSearch(server: McpServer, parts: Composition): void {
  server.registerTool(
    "search_document",
    {
      title: "Search a document",
      description:
        "Finds places by text, by regular expression, or by words that need not match exactly (fuzzy).",
      inputSchema: {
        documentId,
        query: z.string().min(1).max(1_000),
        mode: z.enum(["text", "regex", "fuzzy"]).default("fuzzy"),
        limit: z.int().min(1).max(100).default(20),
      },
      outputSchema: searchResult.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ documentId: id, query, mode, limit }) =>
      toolResult(async () => {
        const found = await searchDocument(parts, id, {
          q: query,
          mode,
          limit,
          caseSensitive: false,
          from: 0,
        });
        const shown = found.hits.map(({ line, text }) => `${line}: ${text}`);
        const head = `${found.total} hit${found.total === 1 ? "" : "s"}${found.total > shown.length ? `, the first ${shown.length}` : ""}`;
        return { text: [head, ...shown].join("\n"), data: found };
      }),
  );
}

function registerQuoteCheck(server: McpServer, parts: Composition): void {
  server.registerTool(
    "check_quote",
    {
      title: "Check a quote",
      description:
        "Whether these words stand in that document, and where. A quote that stands nowhere must not be passed on.",
      inputSchema: { documentId, quote: z.string().min(1).max(20_000) },
      outputSchema: quoteCheck.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ documentId: id, quote }) =>
      toolResult(async () => {
        const check = await checkQuote(parts, id, quote);
        const lines = check.places.map(({ line }) => line).join(", ");
        const text =
          check.stands === "nowhere"
            ? `The quote stands nowhere in the document.${check.nearest ? ` Nearest, line ${check.nearest.line}: ${check.nearest.text}` : ""}`
            : `The quote stands there ${check.stands === "exactly" ? "letter by letter" : "but for white space, width or quote marks"}, ${check.total === 1 ? "once" : `${check.total} times`}: line ${lines}.`;
        return { text, data: check };
      }),
  );
}

function entryOf({ id, name, lines, chars, warnings }: z.infer<typeof documentEntry>) {
  return { id, name, lines, chars, warnings };
}

function describeEntry({
  id,
  name,
  lines,
  chars,
  warnings,
}: z.infer<typeof documentEntry>): string {
  return [`${name} (id ${id}, ${lines} lines, ${chars} characters)`, ...warnings].join(" – ");
}
