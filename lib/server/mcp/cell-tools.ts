/** A sandbox of the caller's own over MCP. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { toolDeclarations } from "@/lib/sandbox/tool-declarations";
import type { CellResult } from "@/lib/server/mcp/cell-session";
import type { CellSessions } from "@/lib/server/mcp/cell-sessions";
import { documentId } from "@/lib/server/mcp/document-tools";
import { toolResult } from "@/lib/server/mcp/tool-result";

const PREVIEW_CHARS = 2_000;
const READ_CHARS = 20_000;

const sessionId = z.string().min(1).max(200).describe("From open_cell_session.");

const shownText = z.object({
  preview: z.string(),
  /** Characters of the whole text. */
  length: z.int(),
  handle: z.string().nullable(),
});

const cellReport = z.object({
  cell: z.int(),
  status: z.enum(["ok", "error", "stopped", "cancelled"]),
  message: z.string().nullable(),
  output: shownText.nullable(),
  value: shownText.nullable(),
  notes: z.array(z.string()),
});

export function registerCellTools(server: McpServer, sessions: CellSessions): void {
  server.registerTool(
    "open_cell_session",
    {
      title: "Open a sandbox over documents",
      description:
        "A TypeScript sandbox of your own: variables persist between cells, the documents are read-only strings there, nothing else can be reached. It ends after ten minutes without use. The result lists the tools that cells can call.",
      inputSchema: { documentIds: z.array(documentId).min(1).max(20) },
      outputSchema: { sessionId: z.string(), tools: z.string() },
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    (input) =>
      toolResult(async () => {
        const id = await sessions.open(input.documentIds);
        const tools = toolDeclarations({ mayNest: false });
        return { text: `Session ${id}. Cells can use:\n${tools}`, data: { sessionId: id, tools } };
      }),
  );
  registerRunCell(server, sessions);
  registerReadValue(server, sessions);
  server.registerTool(
    "close_cell_session",
    {
      title: "Close a sandbox",
      description: "Ends a session and frees its memory.",
      inputSchema: { sessionId },
      outputSchema: { closed: z.boolean() },
      annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
    },
    (input) =>
      toolResult(async () => {
        await sessions.close(input.sessionId);
        return { text: "Closed.", data: { closed: true } };
      }),
  );
}

function registerRunCell(server: McpServer, sessions: CellSessions): void {
  server.registerTool(
    "run_cell",
    {
      title: "Run a cell",
      description:
        "Runs TypeScript in a session. What it prints and the value of its last expression come back as previews; both stay in the session whole. The value of cell 1 is `$1` in later cells, and so on.",
      inputSchema: { sessionId, code: z.string().min(1).max(65_536) },
      outputSchema: cellReport.shape,
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    (input) =>
      toolResult(async () => {
        const result = await sessions.run(input.sessionId, input.code);
        const data = reportOf(result);
        return { text: textOf(data), data };
      }),
  );
}

function registerReadValue(server: McpServer, sessions: CellSessions): void {
  server.registerTool(
    "read_value",
    {
      title: "Read more of a result",
      description: `A part of what stands under a handle, at most ${READ_CHARS} characters at once: text as it is, everything else as JSON.`,
      inputSchema: {
        sessionId,
        handle: z
          .string()
          .min(1)
          .max(50)
          .describe("$1, $2, … for values, output-1, … for printed text."),
        from: z.int().min(0).default(0),
        to: z.int().min(1).optional().describe(`End, exclusive. Default: from + ${READ_CHARS}.`),
      },
      outputSchema: { text: z.string(), from: z.int(), to: z.int() },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ sessionId: id, handle, from, to }) =>
      toolResult(async () => {
        const end = Math.min(to ?? from + READ_CHARS, from + READ_CHARS);
        const text = await sessions.read(id, handle, from, end);
        return { text, data: { text, from, to: from + text.length } };
      }),
  );
}

function reportOf({
  cell,
  status,
  message,
  printed,
  outputHandle,
  value,
  valueHandle,
  notes,
}: CellResult): z.infer<typeof cellReport> {
  return {
    cell,
    status,
    message,
    output: printed === "" ? null : shown(printed, outputHandle),
    value: value === null ? null : shown(value, valueHandle),
    notes,
  };
}

function shown(text: string, handle: string | null): z.infer<typeof shownText> {
  return { preview: text.slice(0, PREVIEW_CHARS), length: text.length, handle };
}

function textOf({ message, output, value, notes }: z.infer<typeof cellReport>): string {
  const parts = [
    ...(message ? [message] : []),
    ...(output ? [cut(output)] : []),
    ...(value ? [`→ ${cut(value)}${value.handle ? `  (${value.handle})` : ""}`] : []),
    ...notes,
  ];
  return parts.join("\n") || "(nothing printed, no value)";
}

function cut({ preview, length, handle }: z.infer<typeof shownText>): string {
  if (length <= preview.length) return preview;
  const more = handle ? `; read_value("${handle}") has the rest` : "";
  return `${preview} … (${length - preview.length} more characters${more})`;
}
