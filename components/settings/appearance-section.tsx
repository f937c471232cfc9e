"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Segmented } from "@/components/base/segmented";
import { localeCookie } from "@/components/messages/cookies";
import { useMessages } from "@/components/messages/messages-provider";
import { setCookie, setTheme, type Theme, themes } from "@/components/shell/theme";

const languages = [
  { value: "en", label: "English" },
  { value: "ja", label: "日本語" },
] as const;

export function AppearanceSection({ theme: initial }: { theme: Theme }) {
  const { m, locale } = useMessages();
  const router = useRouter();
  const [theme, setShown] = useState(initial);
  return (
    <section className="card mt-4 grid gap-3 p-4" aria-labelledby="appearance">
      <h2 id="appearance">{m.settings.appearance}</h2>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="flex items-center gap-3">
          <span aria-hidden="true">{m.theme.label}</span>
          <Segmented
            label={m.theme.label}
            value={theme}
            options={themes.map((value) => ({ value, label: m.theme[value] }))}
            onChange={(next) => {
              setTheme(next);
              setShown(next);
            }}
          />
        </div>
        <div className="flex items-center gap-3">
          <span aria-hidden="true">{m.settings.language}</span>
          <Segmented
            label={m.settings.language}
            value={locale === "ja" ? "ja" : "en"}
            options={languages}
            onChange={(next) => {
              setCookie(localeCookie, next);
              router.refresh();
            }}
          />
        </div>
      </div>
      <p className="muted text-[12px]">{m.theme.note}</p>
    </section>
  );
}
