import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/base/providers";
import { localeCookie, themeCookie } from "@/components/messages/cookies";
import { chooseLocale, messagesOf } from "@/components/messages/locale";
import { TopBar } from "@/components/shell/top-bar";
import "./globals.css";

/** Every page shows what the database holds now. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Verbatim", template: "%s · Verbatim" },
  description: "Ask long documents, and watch code prove the answer.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  const kept = jar.get(themeCookie)?.value;
  const theme = kept === "light" || kept === "dark" ? kept : "system";
  const messages = messagesOf(locale);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        <Providers messages={messages} locale={locale}>
          <a className="skip" href="#main">
            {messages.nav.skip}
          </a>
          <TopBar theme={theme} />
          {children}
        </Providers>
      </body>
    </html>
  );
}
