/** An imported run may name documents of this installation only where their text is the one that it was asked about. */
import "server-only";
import { isHash } from "@/lib/exchange/import-run-file";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import type { RunDocument } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";
import { NOT_HERE } from "@/lib/trace/not-here";

/** Of no text. */
const NO_HASH = "0".repeat(64);

export async function unlinkDocuments(
  deps: Pick<Composition, "documents">,
  events: readonly TraceEvent[],
): Promise<TraceEvent[]> {
  return Promise.all(
    events.map(async (event) => {
      if (event.type !== "run-start") return event;
      const documents = await Promise.all(
        event.config.documents.map((document, index) => unlinked(deps, document, index)),
      );
      return { ...event, config: { ...event.config, documents } };
    }),
  );
}

async function unlinked(
  { documents }: Pick<Composition, "documents">,
  document: RunDocument,
  index: number,
): Promise<RunDocument> {
  const known = isId(document.id) ? await documents.get(document.id) : null;
  if (known?.textSha256 === document.textSha256) return document;
  const { placesSha256: _, ...unknown } = document;
  return {
    ...unknown,
    id: `${NOT_HERE}${index + 1}`,
    textSha256: isHash(document.textSha256) ? document.textSha256 : NO_HASH,
  };
}
