import type { Metadata } from "next";
import { cookies } from "next/headers";
import { themeCookie } from "@/components/messages/cookies";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { composition } from "@/lib/server/compose";
import { getSettings } from "@/lib/server/settings/get-settings";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const [view, jar] = await Promise.all([composition().then(getSettings), cookies()]);
  const kept = jar.get(themeCookie)?.value;
  return (
    <SettingsScreen initial={view} theme={kept === "light" || kept === "dark" ? kept : "system"} />
  );
}
