/** Uploads with XMLHttpRequest, because fetch cannot tell how much of a body has been sent. */
import { problemError, unreachableError } from "./api-error";
import { parseReply } from "./request-json";
import type { DocumentItem } from "./shapes";

export type Upload = {
  file: File;
  /** Where it is sent; the list of documents unless given. */
  path?: string;
  /** Called with the share of the file that has been sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

type UploadReply = DocumentItem | { documents: DocumentItem[] };

export function uploadDocument({ file, path, onProgress, signal }: Upload): Promise<DocumentItem> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path ?? "/api/v1/documents");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(unreachableError());
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      if (request.status >= 400) {
        reject(problemError(request.status, request.responseText));
        return;
      }
      const document = firstDocument(parseReply<UploadReply>(request.responseText));
      if (document) resolve(document);
      else reject(problemError(request.status, ""));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}

function firstDocument(reply: UploadReply): DocumentItem | undefined {
  return "documents" in reply ? reply.documents[0] : reply;
}
