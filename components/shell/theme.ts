"use client";

import { themeCookie } from "@/components/messages/cookies";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const YEAR_SECONDS = 31_536_000;

/** Takes effect at once; the cookie lets the server draw the next page in it from the first byte. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  setCookie(themeCookie, theme);
}

export function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: The Cookie Store API is missing on plain HTTP origins.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
