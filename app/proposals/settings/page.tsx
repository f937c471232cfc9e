import type { Metadata } from "next";
import { readerLocale } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { NoticeSettingsScreen } from "@/components/proposal/notice-settings-screen";
import { composition } from "@/lib/server/compose";
import { listOwners, ownerList } from "@/lib/server/digest/owner-settings";
import { listPrecedents } from "@/lib/server/proposals/precedents";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).proposal.settings.title };
}

export default async function NoticeSettingsPage() {
  const parts = await composition();
  const [owners, precedents] = await Promise.all([
    listOwners(parts).then((list) => ownerList.parse(list)),
    listPrecedents(parts, {}),
  ]);
  return <NoticeSettingsScreen owners={owners} precedents={precedents} />;
}
