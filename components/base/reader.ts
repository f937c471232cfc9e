/** What the reader chose, from the cookies of this request: no page asks the database for it. */
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { localeCookie, themeCookie } from "@/components/messages/cookies";
import { chooseLocale, type Locale } from "@/components/messages/locale";
import type { Theme } from "@/components/shell/theme";

export const readerLocale = cache(async (): Promise<Locale> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
});

export async function readerTheme(): Promise<Theme> {
  const kept = (await cookies()).get(themeCookie)?.value;
  return kept === "light" || kept === "dark" ? kept : "system";
}
