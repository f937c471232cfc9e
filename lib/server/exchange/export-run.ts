/** A run as a file in one of four formats. It is written as it is read, so that long texts are held one at a time. */
import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { otlpOf } from "@/lib/exchange/otlp-of-run";
import { markdownOf } from "@/lib/exchange/render-markdown";
import { pageOf } from "@/lib/exchange/render-page";
import { reportOf } from "@/lib/exchange/report-of-run";
import { type ExportedRun, runFile } from "@/lib/exchange/run-file";
import { wholeText } from "@/lib/exchange/whole-text";
import { type ReportLanguage, reportWords } from "@/lib/exchange/words";
import packageJson from "@/package.json";
import { blobTexts, type ExportDeps, exportedRun } from "./exported-run";

export const exportFormat = z.enum(["json", "markdown", "otlp", "html"]);

export type ExportFormat = z.infer<typeof exportFormat>;

type Order = { format: ExportFormat; lang: ReportLanguage };

const files: Record<ExportFormat, { type: string; ending: string }> = {
  json: { type: "application/json", ending: "verbatim.json" },
  markdown: { type: "text/markdown; charset=utf-8", ending: "md" },
  otlp: { type: "application/json", ending: "otlp.json" },
  html: { type: "text/html; charset=utf-8", ending: "html" },
};

/** Rejects with `not-found`. */
export async function exportRun(deps: ExportDeps, runId: string, order: Order): Promise<Response> {
  const run = await exportedRun(deps, runId);
  const { type, ending } = files[order.format];
  return new Response(streamOf(piecesOf(run, order, deps)), {
    headers: {
      "content-type": type,
      // A run's id holds no character that a header could not.
      "content-disposition": `attachment; filename="${run.summary.id}.${ending}"`,
    },
  });
}

function piecesOf(
  run: ExportedRun,
  { format, lang }: Order,
  deps: ExportDeps,
): AsyncGenerator<string, void> {
  const readText = blobTexts(deps);
  const words = reportWords[lang];
  const { version } = packageJson;
  switch (format) {
    case "json":
      return runFile(run, { readText, product: `Verbatim ${version}` });
    case "markdown":
      return markdownOf(reportOf(run, words), { readText, words });
    case "html":
      return pageOf(reportOf(run, words), { readText, words, version, hash: hashOf("base64") });
    case "otlp":
      return otlpOf(run, {
        version,
        hash: hashOf("hex"),
        text: (body) => wholeText(body, { readText, words }),
      });
  }
}

export function hashOf(encoding: "hex" | "base64"): (text: string) => string {
  return (text) => createHash("sha256").update(text).digest(encoding);
}

/** Many small pieces make one chunk. */
const CHUNK_CHARS = 64_000;

function streamOf(pieces: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk: string[] = [];
      let chars = 0;
      while (chars < CHUNK_CHARS) {
        const { done, value } = await pieces.next();
        if (done) break;
        chunk.push(value);
        chars += value.length;
      }
      if (chunk.length === 0) controller.close();
      else controller.enqueue(encoder.encode(chunk.join("")));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
