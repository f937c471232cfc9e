import type { Metadata } from "next";
import { readerLocale, readerTheme } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { composition } from "@/lib/server/compose";
import { getSettings } from "@/lib/server/settings/get-settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readerLocale()).settings.title };
}

export default async function SettingsPage() {
  const [view, theme] = await Promise.all([composition().then(getSettings), readerTheme()]);
  return <SettingsScreen initial={view} theme={theme} />;
}
