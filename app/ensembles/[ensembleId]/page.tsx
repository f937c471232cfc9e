import type { Metadata } from "next";
import { foundOr404 } from "@/components/base/found-or-404";
import { EnsembleScreen } from "@/components/ensemble/ensemble-screen";
import { composition } from "@/lib/server/compose";
import { getEnsemble } from "@/lib/server/ensembles/get-ensemble";

const TITLE_CHARS = 80;

type Props = { params: Promise<{ ensembleId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ensembleId } = await params;
  const { question } = await foundOr404(getEnsemble(await composition(), ensembleId));
  return { title: question.slice(0, TITLE_CHARS) };
}

export default async function EnsemblePage({ params }: Props) {
  const { ensembleId } = await params;
  const ensemble = await foundOr404(getEnsemble(await composition(), ensembleId));
  return <EnsembleScreen key={ensembleId} initial={ensemble} />;
}
