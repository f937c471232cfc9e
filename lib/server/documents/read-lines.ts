import "server-only";
import { z } from "zod";
import { labelAt, type PlaceOutline, placeBeginningIn } from "@/lib/document/place-outline";
import type { TextLine } from "@/lib/search/read-lines";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { placeOutlineOf } from "@/lib/server/documents/place-outline-of";
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
        label: z.string().optional().meta({
          description: "The page, row of a sheet or section that the line stands in, if known.",
        }),
        begins: z.string().optional().meta({
          description: "The page, sheet or section that begins in this line.",
        }),
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
  const { lines: total, placesSha256 } = await getDocument(deps, documentId);
  const last = Math.min(range.to ?? range.from + 199, range.from + MAX_LINES - 1, total);
  if (last < range.from) return { lines: [], total };
  const path = await textPath(deps, documentId);
  const lines = await deps.reader.lines(path, range.from, last, range.maxChars);
  const outline = await placeOutlineOf(deps.blobs, placesSha256);
  return { lines: outline === null ? lines : lines.map((line) => placed(line, outline)), total };
}

function placed(line: TextLine, outline: PlaceOutline): DocumentLines["lines"][number] {
  const range = { start: line.start, end: line.start + line.length, line: line.line };
  const label = labelAt(outline, range, line.text, line.start);
  const begins = placeBeginningIn(outline, line)?.label;
  return { ...line, ...(label === null ? {} : { label }), ...(begins ? { begins } : {}) };
}
