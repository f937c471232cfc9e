import "server-only";
import { z } from "zod";
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

export async function searchDocument(
  deps: Pick<Composition, "documents" | "blobs" | "reader">,
  documentId: string,
  query: z.infer<typeof searchQuery>,
): Promise<SearchResult> {
  const path = await textPath(deps, documentId);
  const preview = (start: number, end: number) =>
    deps.reader.slice(path, start, Math.min(end, start + PREVIEW_CHARS));
  if (query.mode === "fuzzy") {
    const found = await deps.reader.fuzzy(path, { words: query.q, limit: query.limit });
    const hits = await Promise.all(
      found.map(async (hit) => ({
        ...hit,
        column: (await deps.reader.lineAt(path, hit.start)).column,
        text: await preview(hit.start, hit.end),
      })),
    );
    return { total: hits.length, complete: true, hits };
  }
  if (query.mode === "regex") checkPattern(query.q);
  const { total, complete, hits } = await deps.reader.find(path, {
    query: query.q,
    regex: query.mode === "regex",
    caseSensitive: query.caseSensitive,
    limit: query.limit,
    from: query.from,
  });
  const withText = hits.map(async (hit) => ({ ...hit, text: await preview(hit.start, hit.end) }));
  return { total, complete, hits: await Promise.all(withText) };
}

function checkPattern(pattern: string): void {
  try {
    new RegExp(pattern, "u");
  } catch (cause) {
    const message = `The pattern cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Correct it, or search for plain text.`;
    throw new UseCaseError("invalid-input", message, {
      fields: [{ pointer: "/q", message }],
      cause,
    });
  }
}
