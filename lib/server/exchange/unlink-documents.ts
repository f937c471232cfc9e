/** An imported run may name documents of this installation only where their text is the one that it was asked about. */
import "server-only";
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
  const asked = events.find((event) => event.type === "run-start")?.config.documents ?? [];
  const documents = await Promise.all(
    asked.map((document, index) => unlinked(deps, document, index)),
  );
  return events.map((event) => {
    if (event.type === "run-start") return { ...event, config: { ...event.config, documents } };
    if (event.type !== "run-end") return event;
    const evidence = event.evidence.map((piece) => ({
      ...piece,
      documentId: documents[piece.doc]?.id ?? NOT_HERE,
    }));
    return { ...event, evidence };
  });
}

async function unlinked(
  { documents }: Pick<Composition, "documents">,
  document: RunDocument,
  index: number,
): Promise<RunDocument> {
  const known = isId(document.id) ? await documents.get(document.id) : null;
  const { placesSha256: _, ...told } = document;
  if (known?.textSha256 === document.textSha256)
    return known.placesSha256 === null ? told : { ...told, placesSha256: known.placesSha256 };
  return {
    ...told,
    id: `${NOT_HERE}${index + 1}`,
    textSha256: isHash(document.textSha256) ? document.textSha256 : NO_HASH,
  };
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
