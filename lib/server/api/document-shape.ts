/** A document as the HTTP API and MCP show it. */
import { z } from "zod";

export const document = z
  .object({
    id: z.string(),
    familyId: z.string().meta({ description: "Shared by the versions of one document." }),
    version: z.int().positive().meta({ description: "Counts from 1 in its family." }),
    name: z.string(),
    sourceSha256: z.string().meta({ description: "Hash of the file as it was uploaded." }),
    textSha256: z.string().meta({ description: "Hash of the decoded text in UTF-8." }),
    placesSha256: z.string().nullable().meta({
      description: "Hash of the outline of pages, sheets or headings; null for a plain text.",
    }),
    mediaType: z.string(),
    encoding: z.string().meta({ description: "The encoding that was detected." }),
    bytes: z.int().nonnegative().meta({ description: "Size of the uploaded file." }),
    chars: z.int().nonnegative().meta({ description: "UTF-16 code units of the text." }),
    lines: z.int().nonnegative(),
    longestLine: z.int().nonnegative(),
    sample: z.boolean().meta({ description: "True for the documents that come with the product." }),
    warnings: z.array(z.string()),
    createdAt: z.int().meta({ description: "Milliseconds since the Unix epoch." }),
    deletedAt: z.int().nullable().meta({ description: "Null unless the document was removed." }),
  })
  .meta({ id: "Document" });

export const documentParams = z.object({ documentId: z.string().min(1).max(200) });
