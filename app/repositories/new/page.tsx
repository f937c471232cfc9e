import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { NewRepositoryScreen } from "@/components/repository/new-repository-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).repository.add };
}

export default function NewRepositoryPage() {
  return <NewRepositoryScreen />;
}
