"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { BrandMark } from "./brand-mark";
import { PaletteButton } from "./palette-button";
import { Places } from "./places";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

export function TopBar({ theme }: { theme: Theme }) {
  const { m } = useMessages();
  const path = usePathname();
  const isSettings = path.startsWith("/settings");
  return (
    <header className="top">
      <Link className="brand" href="/">
        <BrandMark />
        <span className="max-sm:sr-only">{m.product}</span>
      </Link>
      <Places />
      <div className="ml-auto flex items-center gap-1">
        <PaletteButton />
        <Link
          className="btn ghost icon"
          href="/settings"
          aria-label={m.nav.settings}
          title={m.nav.settings}
          aria-current={isSettings ? "page" : undefined}
        >
          <Icon name="gear" />
        </Link>
        <ThemeToggle initial={theme} />
      </div>
    </header>
  );
}
