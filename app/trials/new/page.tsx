import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { FilingScreen } from "@/components/docket/filing-screen";
import { messagesOf } from "@/components/messages/locale";
import { composition } from "@/lib/server/compose";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).trial.filing.title };
}

export default async function NewTrialPage() {
  const repositories = await (await composition()).repositories.list();
  return <FilingScreen repositories={repositories.map(({ id, name }) => ({ id, name }))} />;
}
