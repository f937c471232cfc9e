import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { DocketScreen } from "@/components/docket/docket-screen";
import { messagesOf } from "@/components/messages/locale";
import { composition } from "@/lib/server/compose";
import { listTrials } from "@/lib/server/trials/read-trial";

const FIRST_TRIALS = 30;

type Props = { searchParams: Promise<{ repository?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).nav.trials };
}

export default async function TrialsPage({ searchParams }: Props) {
  const [parts, { repository }] = await Promise.all([composition(), searchParams]);
  const repositoryId = [repository ?? []].flat()[0] ?? null;
  const [initial, repositories] = await Promise.all([
    listTrials(parts, { limit: FIRST_TRIALS, ...(repositoryId ? { repositoryId } : {}) }),
    parts.repositories.list(),
  ]);
  return (
    <DocketScreen
      initial={initial}
      repositories={repositories.map(({ id, name }) => ({ id, name }))}
      repositoryId={repositoryId}
    />
  );
}
