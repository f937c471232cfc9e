import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/components/base/providers";
import { readerLocale, readerTheme } from "@/components/base/reader";
import { messagesOf } from "@/components/messages/locale";
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
  const [locale, theme] = await Promise.all([readerLocale(), readerTheme()]);
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
