import { AskScreen } from "@/components/ask/ask-screen";
import { readerLocale } from "@/components/base/reader";
import { composition } from "@/lib/server/compose";
import { chosenDocuments } from "@/lib/server/documents/chosen-documents";
import { listDocuments } from "@/lib/server/documents/list-documents";
import { listRuns } from "@/lib/server/runs/list-runs";
import { sampleQuestions } from "@/lib/server/sample-questions";
import { getSettings } from "@/lib/server/settings/get-settings";
import { defaultBudget } from "@/lib/trace/config";

const FIRST_RUNS = 20;

type Query = { document?: string | string[]; question?: string | string[] };

type Props = { searchParams: Promise<Query> };

export default async function AskPage({ searchParams }: Props) {
  const parts = await composition();
  const [documents, runs, settings, query, locale] = await Promise.all([
    listDocuments(parts),
    listRuns(parts, { limit: FIRST_RUNS }),
    getSettings(parts),
    searchParams,
    readerLocale(),
  ]);
  const preselected = valuesOf(query.document);
  return (
    <AskScreen
      documents={await chosenDocuments(parts, documents, preselected)}
      runs={runs}
      samples={sampleQuestions(documents, locale)}
      defaults={{ models: settings.effective.models, budget: defaultBudget }}
      preselected={preselected}
      begun={valuesOf(query.question)[0] ?? ""}
    />
  );
}

function valuesOf(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat();
}
