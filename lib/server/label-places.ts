/** Names the places of an answer as a reader of the document does: `page 12`, `Sheet1!B7`, a heading. */
import "server-only";
import { labelAt, type PlaceOutline } from "@/lib/document/place-outline";
import type { InquiryResult } from "@/lib/rlm/result";
import { placeOutlineOf } from "@/lib/server/documents/place-outline-of";
import type { RunFiles } from "@/lib/server/run-files";
import type { RunDocument } from "@/lib/trace/config";
import type { Place } from "@/lib/trace/event";

type Outlined = { outline: PlaceOutline; text: string };

/** Places of texts, which have lines only, come back as they are. */
export async function labelPlaces(
  result: InquiryResult,
  documents: readonly RunDocument[],
  files: Pick<RunFiles, "path" | "read">,
): Promise<Pick<InquiryResult, "claims" | "evidence">> {
  const cited = new Set(
    [...result.evidence, ...result.claims.flatMap(({ places }) => places)].map(({ doc }) => doc),
  );
  const outlined = new Map<number, Outlined>();
  for (const [index, { placesSha256, textSha256 }] of documents.entries()) {
    if (!cited.has(index)) continue;
    const outline = await placeOutlineOf(files, placesSha256);
    const path = outline && (await files.path(textSha256));
    if (path) outlined.set(index, { outline, text: await files.read(path) });
  }
  const labelled = <Cited extends Place>(place: Cited): Cited => {
    const at = outlined.get(place.doc);
    const label = at && labelAt(at.outline, place, at.text);
    return label ? { ...place, label } : place;
  };
  return {
    evidence: result.evidence.map(labelled),
    claims: result.claims.map((claim) => ({ ...claim, places: claim.places.map(labelled) })),
  };
}
