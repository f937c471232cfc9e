import type { Metadata } from "next";
import { foundOr404 } from "@/components/base/found-or-404";
import { DocumentScreen } from "@/components/document/document-screen";
import { composition } from "@/lib/server/compose";
import { getDocument } from "@/lib/server/documents/get-document";
import { listVersions } from "@/lib/server/documents/list-versions";
import { listRuns } from "@/lib/server/runs/list-runs";
import { citedPlaces, type PlaceQuery } from "./cited-places";
import { seenBy } from "./seen-by";

const RUNS_SHOWN = 20;

type Props = {
  params: Promise<{ documentId: string }>;
  searchParams: Promise<PlaceQuery & { run?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { documentId } = await params;
  const { name } = await foundOr404(getDocument(await composition(), documentId));
  return { title: name };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const [{ documentId }, query, parts] = await Promise.all([params, searchParams, composition()]);
  const document = await foundOr404(getDocument(parts, documentId));
  const [versions, runs, places, seen] = await Promise.all([
    listVersions(parts, documentId),
    listRuns(parts, { documentId, limit: RUNS_SHOWN }),
    citedPlaces(parts, documentId, query),
    seenBy(parts, documentId, query.run),
  ]);
  return (
    <DocumentScreen
      document={document}
      versions={versions}
      runs={runs}
      places={places}
      seenBy={seen}
    />
  );
}
