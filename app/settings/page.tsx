import type { Metadata } from "next";
import { readerTheme } from "@/components/base/reader";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { composition } from "@/lib/server/compose";
import { getSettings } from "@/lib/server/settings/get-settings";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const [view, theme] = await Promise.all([composition().then(getSettings), readerTheme()]);
  return <SettingsScreen initial={view} theme={theme} />;
}
