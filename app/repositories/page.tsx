import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { RepositoriesScreen } from "@/components/repository/repositories-screen";
import { composition } from "@/lib/server/compose";
import { repositoryItems } from "@/lib/server/repositories/repository-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).repository.title };
}

export default async function RepositoriesPage() {
  return <RepositoriesScreen initial={await repositoryItems(await composition())} />;
}
