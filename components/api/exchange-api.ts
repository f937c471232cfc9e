/** Taking runs out, and opening traces. */
import { problemError, unreachableError } from "./api-error";
import { parseReply, queryString, requestText } from "./request-json";

export const exportFormats = ["json", "markdown", "html", "otlp"] as const;

export type ExportFormat = (typeof exportFormats)[number];

export function exportPath(runId: string, format: ExportFormat, lang: string): string {
  return `/api/v1/runs/${encodeURIComponent(runId)}/export${queryString({ format, lang })}`;
}

export function readMarkdown(runId: string, lang: string): Promise<string> {
  return requestText(exportPath(runId, "markdown", lang));
}

export type TraceUpload = {
  file: File;
  /** Called with the share of the file that has been sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** With XMLHttpRequest, because fetch cannot tell how much of a body has been sent. */
export function importTrace({ file, onProgress, signal }: TraceUpload): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/traces/import");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(unreachableError());
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      if (request.status >= 400) reject(problemError(request.status, request.responseText));
      else resolve(parseReply<{ url: string }>(request.responseText));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}
