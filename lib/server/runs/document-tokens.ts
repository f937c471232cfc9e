/** Estimated tokens of stored documents, from the windows that stand for their text; remembered, since texts do not change. */
import "server-only";
import { estimateSampled, sampledWindows } from "@/lib/model/estimate-tokens";
import type { DocumentReader } from "@/lib/search/document-reader";
import type { Composition } from "@/lib/server/composition";
import { textPath } from "@/lib/server/documents/text-path";
import type { RunDocument } from "@/lib/trace/config";

const MOST_REMEMBERED = 1_000;

const remembered = new WeakMap<DocumentReader, Map<string, number>>();

export async function documentTokens(
  deps: Pick<Composition, "documents" | "blobs" | "reader">,
  { id, textSha256, chars }: Pick<RunDocument, "id" | "textSha256" | "chars">,
): Promise<number> {
  const known = remembered.get(deps.reader) ?? new Map<string, number>();
  remembered.set(deps.reader, known);
  const before = known.get(textSha256);
  if (before !== undefined) return before;
  const path = await textPath(deps, id);
  const samples: string[] = [];
  for (const { start, end } of sampledWindows(chars))
    samples.push(await deps.reader.slice(path, start, end));
  const tokens = estimateSampled(chars, samples);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(textSha256, tokens);
  return tokens;
}
