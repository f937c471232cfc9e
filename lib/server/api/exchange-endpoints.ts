/** Taking runs out, and opening traces that were recorded elsewhere. */
import "server-only";
import { join } from "node:path";
import { z } from "zod";
import { runParams, started } from "@/lib/server/api/run-endpoints";
import { documentName } from "@/lib/server/documents/document-name";
import { receiveFile } from "@/lib/server/documents/receive-file";
import { exportFormat, exportRun } from "@/lib/server/exchange/export-run";
import {
  type ImportedTrace,
  importTrace,
  MAX_TRACE_BYTES,
} from "@/lib/server/exchange/import-trace";
import { endpoint } from "@/lib/server/http/endpoint";
import { readUpload } from "@/lib/server/http/read-upload";
import { UseCaseError } from "@/lib/server/use-case-error";
import { importSource } from "@/lib/trace/event";

export const exportRunEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/export",
  operationId: "exportRun",
  tag: "Exchange",
  summary: "A run as a file",
  description:
    "`json` holds everything and is imported elsewhere; `markdown` is for reading and pasting; `otlp` is an OpenTelemetry trace with gen_ai attributes; `html` opens in a browser without a server. A run that goes on is exported as far as it is.",
  params: runParams,
  query: z.object({
    format: exportFormat.default("json"),
    lang: z
      .enum(["en", "ja"])
      .default("en")
      .meta({ description: "The language of headings in Markdown and HTML." }),
  }),
  result: { status: 200, description: "The file.", schema: z.looseObject({}) },
  alsoReturns: { "text/markdown": z.string(), "text/html": z.string() },
  problems: ["invalid-input", "not-found", "unavailable"],
  run: ({ params: { runId }, query }, deps) => exportRun(deps, runId, query),
});

export const importTraceEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/traces/import",
  operationId: "importTrace",
  tag: "Exchange",
  summary: "Opens a trace that was recorded elsewhere",
  description:
    "A multipart form with one file, or the file as the body with its name in `?name=`. Read are this product's own run files, logs of the `rlms` library (JSON lines) and OTLP JSON with `gen_ai.*`, `ai.*` or OpenInference attributes; the content decides which it is. It becomes a run of kind `imported`, which is read and never executed. What cannot be read is counted in `warnings`.",
  query: z.object({
    name: z
      .string()
      .max(1_000)
      .optional()
      .meta({ description: "Name of a file sent as the body." }),
  }),
  rawBody: {
    "multipart/form-data": z.object({
      file: z.string().meta({ format: "binary", description: "Any field name will do." }),
    }),
    "application/json": z.unknown(),
    "application/x-ndjson": z.string(),
    "text/plain": z.string(),
  },
  result: {
    status: 201,
    description: "The run that the trace became.",
    schema: z
      .object({
        runId: z.string(),
        url: z.string().meta({ description: "The run's page." }),
        source: importSource,
        events: z.int().nonnegative(),
        warnings: z
          .array(z.string())
          .meta({ description: "What could not be read, or not as it was meant." }),
      })
      .meta({ id: "ImportedTrace" }),
  },
  problems: [
    "invalid-input",
    "too-large",
    "unsupported-media-type",
    "unprocessable",
    "too-many",
    "storage-full",
    "unavailable",
  ],
  async run({ request, query }, deps) {
    const { dataDir, maxUploadBytes } = deps.env;
    const maxFileBytes = Math.min(MAX_TRACE_BYTES, maxUploadBytes);
    const imported: ImportedTrace[] = [];
    await readUpload(request, query.name ?? null, { maxFiles: 1, maxFileBytes }, async (file) => {
      // To disk first: however slowly it is sent, it takes neither memory nor the place of another.
      await using received = await receiveFile({
        content: file.content,
        name: documentName(file.name),
        uploads: join(dataDir, "uploads"),
        maxBytes: maxFileBytes,
        advice: TOO_LARGE,
      });
      imported.push(await importTrace(deps, { name: file.name, path: received.path }));
    });
    const [trace] = imported;
    if (!trace) throw new UseCaseError("invalid-input", "The request holds no file.");
    return { ...started(trace.runId), ...trace };
  },
});

const TOO_LARGE =
  "which is the limit for traces. Export a part of it, or raise VERBATIM_MAX_UPLOAD_MB where that is lower.";
