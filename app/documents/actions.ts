"use server";
import { action } from "@/lib/server/action";
import { documentParams } from "@/lib/server/api/document-shape";
import { removeDocument as remove } from "@/lib/server/documents/remove-document";
import { restoreDocument as restore } from "@/lib/server/documents/restore-document";

export const removeDocument = action(documentParams, ({ documentId }, parts) =>
  remove(parts, documentId),
);

export const restoreDocument = action(documentParams, ({ documentId }, parts) =>
  restore(parts, documentId),
);
