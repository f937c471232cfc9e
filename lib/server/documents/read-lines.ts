import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { textPath } from "@/lib/server/documents/text-path";

const MAX_LINES = 2_000;
const MAX_LINE_CHARS = 20_000;

export const lineRange = z.object({
  from: z.coerce.number().int().min(1).default(1).meta({ description: "First line, from 1." }),
  to: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({
      description: `Last line, included; at most ${MAX_LINES} lines come at once. Default: from + 199.`,
    }),
  maxChars: z.coerce.number().int().min(1).max(MAX_LINE_CHARS).default(2_000).meta({
    description: "Characters of a line after which its text is cut; `length` tells all.",
  }),
});

export const documentLines = z
  .object({
    lines: z.array(
      z.object({
        line: z.int().positive(),
        start: z.int().nonnegative().meta({
          description: "Offset of the line in the text, in UTF-16 code units.",
        }),
        text: z.string(),
        length: z.int().nonnegative().meta({ description: "Length of the whole line." }),
      }),
    ),
    total: z.int().nonnegative().meta({ description: "Lines of the document." }),
  })
  .meta({ id: "DocumentLines" });

export type DocumentLines = z.infer<typeof documentLines>;

export async function readLines(
  deps: Pick<Composition, "documents" | "blobs" | "reader">,
  documentId: string,
  range: z.infer<typeof lineRange>,
): Promise<DocumentLines> {
  const { lines: total } = await getDocument(deps, documentId);
  const last = Math.min(range.to ?? range.from + 199, range.from + MAX_LINES - 1, total);
  if (last < range.from) return { lines: [], total };
  const path = await textPath(deps, documentId);
  const lines = await deps.reader.lines(path, range.from, last, range.maxChars);
  return { lines, total };
}
