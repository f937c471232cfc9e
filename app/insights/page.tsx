import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { InsightsScreen } from "@/components/insights/insights-screen";
import { messagesOf } from "@/components/messages/locale";
import { composition } from "@/lib/server/compose";
import { insightQuery } from "@/lib/server/insights/insight-rows";
import { readInsights } from "@/lib/server/insights/read-insights";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).insights.title };
}

/** An address with a repository or time span that there is none of shows all there is. */
export default async function InsightsPage({ searchParams }: Props) {
  const [parts, params] = await Promise.all([composition(), searchParams]);
  const repositories = (await parts.repositories.list()).map(({ id, name }) => ({ id, name }));
  const asked = insightQuery.safeParse(params);
  const query = asked.success ? asked.data : insightQuery.parse({});
  const isKnown = repositories.some(({ id }) => id === query.repositoryId);
  const filter = { ...query, repositoryId: isKnown ? query.repositoryId : undefined };
  return (
    <InsightsScreen
      initial={await readInsights(parts, filter)}
      initialJury={filter.jury ?? null}
      repositories={repositories}
    />
  );
}
