/** Documents over HTTP. */
import "server-only";
import { z } from "zod";
import { document, documentParams } from "@/lib/server/api/document-shape";
import { addDocument } from "@/lib/server/documents/add-document";
import { getDocument } from "@/lib/server/documents/get-document";
import { listDocuments } from "@/lib/server/documents/list-documents";
import { openDocumentSource } from "@/lib/server/documents/open-document-source";
import { openDocumentText } from "@/lib/server/documents/open-document-text";
import { documentLines, lineRange, readLines } from "@/lib/server/documents/read-lines";
import { removeDocument } from "@/lib/server/documents/remove-document";
import { restoreDocument } from "@/lib/server/documents/restore-document";
import { searchDocument, searchQuery, searchResult } from "@/lib/server/documents/search-document";
import { endpoint } from "@/lib/server/http/endpoint";
import { readUpload } from "@/lib/server/http/read-upload";
import type { StoredDocument } from "@/lib/store/document-store";

const MAX_FILES = 20;
const tag = "Documents";

export const listDocumentsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents",
  operationId: "listDocuments",
  tag,
  summary: "Lists the documents, newest first",
  result: {
    status: 200,
    description: "The documents.",
    schema: z.object({ documents: z.array(document) }).meta({ id: "DocumentList" }),
  },
  problems: ["unavailable"],
  run: async (_input, deps) => ({ documents: await listDocuments(deps) }),
});

export const addDocumentsEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/documents",
  operationId: "addDocuments",
  tag,
  summary: "Uploads one or more documents",
  description:
    "A multipart form with any number of files, or one file as the body with its name in `?name=`. Texts in any encoding, PDF, Word (.docx), Excel (.xlsx), HTML and mail (.eml) are read; the content decides which it is, not the name. When a file cannot be read the request ends with a problem; the files before it are kept.",
  query: z.object({
    name: z
      .string()
      .max(1_000)
      .optional()
      .meta({ description: "Name of a file sent as the body." }),
  }),
  rawBody: {
    "multipart/form-data": z.object({
      file: z
        .array(z.string().meta({ format: "binary" }))
        .meta({ description: "Any field name will do." }),
    }),
    "application/octet-stream": z.string().meta({ format: "binary" }),
    "text/plain": z.string(),
  },
  result: {
    status: 201,
    description: "The documents as stored. `id` is the first one's.",
    schema: z
      .object({ id: z.string(), documents: z.array(document).min(1) })
      .meta({ id: "AddedDocuments" }),
  },
  problems: [
    "invalid-input",
    "too-large",
    "unsupported-media-type",
    "unprocessable",
    "storage-full",
    "unavailable",
  ],
  async run({ request, query }, deps) {
    const added: StoredDocument[] = [];
    const limits = { maxFiles: MAX_FILES, maxFileBytes: deps.env.maxUploadBytes };
    await readUpload(request, query.name ?? null, limits, async (file) => {
      added.push(await addDocument(deps, file));
    });
    return { id: added[0]?.id ?? "", documents: added };
  },
});

export const getDocumentEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}",
  operationId: "getDocument",
  tag,
  summary: "One document's description",
  params: documentParams,
  result: { status: 200, description: "The document.", schema: document },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => getDocument(deps, params.documentId),
});

export const removeDocumentEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/documents/{documentId}",
  operationId: "removeDocument",
  tag,
  summary: "Takes a document off the list",
  description: "Runs that used it keep their text, and it can be restored.",
  params: documentParams,
  result: { status: 200, description: "The document, removed.", schema: document },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => removeDocument(deps, params.documentId),
});

export const restoreDocumentEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/documents/{documentId}/restore",
  operationId: "restoreDocument",
  tag,
  summary: "Puts a removed document back on the list",
  params: documentParams,
  result: { status: 200, description: "The document, back.", schema: document },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => restoreDocument(deps, params.documentId),
});

export const readLinesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/lines",
  operationId: "readLines",
  tag,
  summary: "Reads lines of a document",
  params: documentParams,
  query: lineRange,
  result: { status: 200, description: "The lines.", schema: documentLines },
  problems: ["invalid-input", "not-found", "unavailable"],
  run: ({ params, query }, deps) => readLines(deps, params.documentId, query),
});

export const searchDocumentEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/search",
  operationId: "searchDocument",
  tag,
  summary: "Searches a document by text, pattern or words",
  params: documentParams,
  query: searchQuery,
  result: { status: 200, description: "The hits.", schema: searchResult },
  problems: ["invalid-input", "not-found", "unavailable"],
  run: ({ params, query }, deps) => searchDocument(deps, params.documentId, query),
});

export const readTextEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/text",
  operationId: "readText",
  tag,
  summary: "The decoded text of a document",
  params: documentParams,
  query: z.object({
    download: z.stringbool().default(false).meta({ description: "Asks the browser to save it." }),
  }),
  result: {
    status: 200,
    description: "The text in UTF-8, line breaks as \\n.",
    schema: z.string(),
    contentType: "text/plain",
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params, query }, deps) => {
    const { name, stream } = await openDocumentText(deps, params.documentId);
    const disposition = query.download ? "attachment" : "inline";
    return new Response(stream, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
    });
  },
});

export const readSourceEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/source",
  operationId: "readSource",
  tag,
  summary: "The file of a document as it was uploaded",
  params: documentParams,
  result: {
    status: 200,
    description: "The file, byte for byte, to be saved.",
    schema: z.string().meta({ format: "binary" }),
    contentType: "application/octet-stream",
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => {
    const { name, bytes, stream } = await openDocumentSource(deps, params.documentId);
    return new Response(stream, {
      headers: {
        "content-type": "application/octet-stream",
        "content-length": String(bytes),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
    });
  },
});
