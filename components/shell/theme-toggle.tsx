"use client";

import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { setTheme, type Theme, themes } from "./theme";

export function ThemeToggle({ initial }: { initial: Theme }) {
  const { m } = useMessages();
  const [theme, setShown] = useState(initial);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  const label = fill(m.theme.toggle, { theme: m.theme[theme] });
  return (
    <button
      type="button"
      className="btn ghost icon"
      aria-label={label}
      title={label}
      onClick={() => {
        setTheme(next);
        setShown(next);
      }}
    >
      <Icon name={theme === "dark" ? "moon" : theme === "light" ? "sun" : "half"} />
    </button>
  );
}
