/** Whether a quote stands in a document, and where: first letter by letter, then with white space, width and quote marks folded. */
import "server-only";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { locateQuote } from "@/lib/evidence/locate-quotes";
import type { Composition } from "@/lib/server/composition";
import { textPath } from "@/lib/server/documents/text-path";

const SHOWN_PLACES = 20;
const NEAREST_CHARS = 600;

export const quoteCheck = z.object({
  stands: z.enum(["exactly", "folded", "nowhere"]).meta({
    description: "`folded`: but for white space, width, case of quote marks and dashes.",
  }),
  total: z.int().nonnegative().meta({ description: "How often it stands there." }),
  places: z.array(
    z.object({
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      line: z.int().positive(),
      text: z.string(),
    }),
  ),
  nearest: z
    .object({ line: z.int().positive(), text: z.string() })
    .nullable()
    .meta({ description: "The most similar line, when it stands nowhere." }),
});

export type QuoteCheck = z.infer<typeof quoteCheck>;

type CheckQuoteDeps = Pick<Composition, "documents" | "blobs" | "reader">;

export async function checkQuote(
  deps: CheckQuoteDeps,
  documentId: string,
  quote: string,
): Promise<QuoteCheck> {
  const { reader } = deps;
  const path = await textPath(deps, documentId);
  const exact = await reader.find(path, {
    query: quote,
    regex: false,
    caseSensitive: true,
    limit: SHOWN_PLACES,
  });
  if (exact.hits.length > 0) {
    const places = exact.hits.map(({ start, end, line }) => ({ start, end, line, text: quote }));
    return { stands: "exactly", total: exact.total, places, nearest: null };
  }
  const text = await readFile(path, "utf8");
  const folded = locateQuote(text, quote);
  if (folded) {
    const { start, end } = folded;
    const { line } = await reader.lineAt(path, start);
    const place = { start, end, line, text: text.slice(start, end) };
    return { stands: "folded", total: 1, places: [place], nearest: null };
  }
  const [hit] = await reader.fuzzy(path, { words: quote, limit: 1 });
  const nearest = hit
    ? { line: hit.line, text: text.slice(hit.start, Math.min(hit.end, hit.start + NEAREST_CHARS)) }
    : null;
  return { stands: "nowhere", total: 0, places: [], nearest };
}
