import type { Metadata } from "next";
import { DocumentsScreen } from "@/components/document/documents-screen";
import { composition } from "@/lib/server/compose";
import { listDocuments } from "@/lib/server/documents/list-documents";

export const metadata: Metadata = { title: "Documents" };

export default async function DocumentsPage() {
  return <DocumentsScreen initial={await listDocuments(await composition())} />;
}
