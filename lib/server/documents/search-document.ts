import "server-only";
import { z } from "zod";
import type { DocumentReader } from "@/lib/search/document-reader";
import { DocumentReaderError } from "@/lib/search/document-reader-error";
import type { Composition } from "@/lib/server/composition";
import { textPath } from "@/lib/server/documents/text-path";
import { UseCaseError } from "@/lib/server/use-case-error";

const PREVIEW_CHARS = 400;

export const searchQuery = z.object({
  q: z
    .string({ error: "Say what to look for in `q`." })
    .min(1, "Say what to look for in `q`.")
    .max(1_000),
  mode: z.enum(["text", "regex", "fuzzy"]).default("text").meta({
    description: "`fuzzy` ranks lines by their words and tolerates typing errors.",
  }),
  caseSensitive: z.stringbool().default(false),
  from: z.coerce.number().int().min(0).default(0).meta({
    description: "Offset in the text from which hits are listed; `text` and `regex` only.",
  }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const searchResult = z
  .object({
    total: z.int().nonnegative().meta({ description: "All hits, listed or not." }),
    complete: z.boolean().meta({ description: "False when counting stopped at a limit." }),
    hits: z.array(
      z.object({
        start: z.int().nonnegative(),
        end: z.int().nonnegative(),
        line: z.int().positive(),
        column: z.int().positive(),
        score: z.number().optional().meta({ description: "0 to 1, 1 is exact; `fuzzy` only." }),
        text: z.string().meta({ description: "The place itself, cut at a length." }),
      }),
    ),
  })
  .meta({ id: "SearchResult" });

export type SearchResult = z.infer<typeof searchResult>;

type SearchDeps = Pick<Composition, "documents" | "blobs" | "reader">;
type Query = z.infer<typeof searchQuery>;

export async function searchDocument(
  deps: SearchDeps,
  documentId: string,
  query: Query,
): Promise<SearchResult> {
  const path = await textPath(deps, documentId);
  try {
    return query.mode === "fuzzy"
      ? await rankLines(deps.reader, path, query)
      : await findPlaces(deps.reader, path, query);
  } catch (reason) {
    throw searchError(reason);
  }
}

async function rankLines(
  reader: DocumentReader,
  path: string,
  { q, limit }: Query,
): Promise<SearchResult> {
  const found = await reader.fuzzy(path, { words: q, limit });
  const hits = found.map(async ({ start, end, line, score }) => {
    const { column } = await reader.lineAt(path, start);
    return { start, end, line, column, score, text: await preview(reader, path, { start, end }) };
  });
  return { total: found.length, complete: true, hits: await Promise.all(hits) };
}

async function findPlaces(
  reader: DocumentReader,
  path: string,
  { q, mode, caseSensitive, limit, from }: Query,
): Promise<SearchResult> {
  const request = { query: q, regex: mode === "regex", caseSensitive, limit, from };
  const { total, complete, hits } = await reader.find(path, request);
  const shown = hits.map(async ({ start, end, line, column }) => {
    return { start, end, line, column, text: await preview(reader, path, { start, end }) };
  });
  return { total, complete, hits: await Promise.all(shown) };
}

function preview(
  reader: DocumentReader,
  path: string,
  { start, end }: { start: number; end: number },
): Promise<string> {
  return reader.slice(path, start, Math.min(end, start + PREVIEW_CHARS));
}

/** A pattern that cannot be used is named at the field where it was typed. */
function searchError(reason: unknown): unknown {
  if (!(reason instanceof DocumentReaderError) || reason.code !== "bad-pattern") return reason;
  const { message } = reason;
  return new UseCaseError("invalid-input", message, {
    fields: [{ pointer: "/q", message }],
    cause: reason,
  });
}
