import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { DocumentsScreen } from "@/components/document/documents-screen";
import { messagesOf } from "@/components/messages/locale";
import { composition } from "@/lib/server/compose";
import { listDocuments } from "@/lib/server/documents/list-documents";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).library.title };
}

export default async function DocumentsPage() {
  return <DocumentsScreen initial={await listDocuments(await composition())} />;
}
