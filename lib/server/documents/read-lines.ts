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
  column: z.coerce.number().int().min(1).default(1).meta({
    description:
      "First character of each line to give, from 1, in UTF-16 code units: the way into very long lines.",
  }),
});

export type LineRange = z.infer<typeof lineRange>;

export const documentLines = z
  .object({
    lines: z.array(
      z.object({
        line: z.int().positive(),
        start: z.int().nonnegative().meta({
          description: "Offset of the line in the text, in UTF-16 code units.",
        }),
        column: z
          .int()
          .positive()
          .meta({ description: "Where `text` begins in the line, from 1." }),
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
  range: LineRange,
): Promise<DocumentLines> {
  const { lines: total, placesSha256 } = await getDocument(deps, documentId);
  const last = Math.min(range.to ?? range.from + 199, range.from + MAX_LINES - 1, total);
  if (last < range.from) return { lines: [], total };
  const path = await textPath(deps, documentId);
  const begun = await deps.reader.lines(path, range.from, last, range.maxChars);
  const lines = await fromColumn(deps, path, begun, range);
  const outline = await placeOutlineOf(deps.blobs, placesSha256);
  return { lines: outline === null ? lines : lines.map((line) => placed(line, outline)), total };
}

type LineWindow = TextLine & { column: number };

/** The lines with their text from the column on; those that end before it have none. */
async function fromColumn(
  { reader }: Pick<Composition, "reader">,
  path: string,
  lines: readonly TextLine[],
  { column, maxChars }: Pick<LineRange, "column" | "maxChars">,
): Promise<LineWindow[]> {
  if (column === 1) return lines.map((line) => ({ ...line, column }));
  return Promise.all(
    lines.map(async (line) => {
      const from = line.start + Math.min(column - 1, line.length);
      const to = Math.min(line.start + line.length, from + maxChars);
      const read = from < to ? await reader.slice(path, from, to) : "";
      // A window that cuts a pair of surrogates begins after it and ends before it.
      const text = read.replace(/^[\udc00-\udfff]/, "");
      const begins = from - line.start + 1 + read.length - text.length;
      return { ...line, column: begins, text: text.replace(/[\ud800-\udbff]$/, "") };
    }),
  );
}

function placed(line: LineWindow, outline: PlaceOutline): DocumentLines["lines"][number] {
  const range = { start: line.start, end: line.start + line.length, line: line.line };
  // The cell that a window begins in is told by what stands before it.
  const label = line.column === 1 ? labelAt(outline, range, line.text, line.start) : null;
  const begins = placeBeginningIn(outline, line)?.label;
  return { ...line, ...(label === null ? {} : { label }), ...(begins ? { begins } : {}) };
}
