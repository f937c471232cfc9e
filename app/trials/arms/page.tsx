import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { ArmsScreen } from "@/components/docket/arms-screen";
import { messagesOf } from "@/components/messages/locale";
import { composition } from "@/lib/server/compose";
import { readScoreboard } from "@/lib/server/trials/scoreboard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).arms.title };
}

export default async function ArmsPage() {
  return <ArmsScreen initial={await readScoreboard(await composition())} />;
}
