"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { BrandMark } from "./brand-mark";
import { PaletteButton } from "./palette-button";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

export function TopBar({ theme }: { theme: Theme }) {
  const { m } = useMessages();
  const path = usePathname();
  const places = [
    { href: "/", label: m.nav.ask, isCurrent: path === "/" || path.startsWith("/runs") },
    { href: "/documents", label: m.nav.documents, isCurrent: path.startsWith("/documents") },
    {
      href: "/trials",
      label: m.nav.trials,
      isCurrent: path.startsWith("/trials") || path.startsWith("/repositories"),
    },
    { href: "/proposals", label: m.nav.proposals, isCurrent: path.startsWith("/proposals") },
    { href: "/tests", label: m.verification.cases.open, isCurrent: path.startsWith("/tests") },
  ];
  const isSettings = path.startsWith("/settings");
  return (
    <header className="top">
      <Link className="brand" href="/">
        <BrandMark />
        <span className="max-sm:sr-only">{m.product}</span>
      </Link>
      <nav aria-label={m.nav.label}>
        <ul className="flex gap-0.5">
          {places.map((place) => (
            <li key={place.href}>
              <Link href={place.href} aria-current={place.isCurrent ? "page" : undefined}>
                {place.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
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
