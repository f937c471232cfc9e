import type { Messages } from "./en";
import { en } from "./en";
import { ja } from "./ja";

export const locales = ["en", "ja"] as const;

export type Locale = (typeof locales)[number];

const dictionaries: Record<Locale, Messages> = { en, ja };

export function messagesOf(locale: Locale): Messages {
  return dictionaries[locale];
}

/** The reader's own choice, then the browser's languages in their order, then English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const asked = [chosen ?? "", ...ranked(acceptLanguage ?? "")];
  for (const tag of asked) {
    const found = locales.find((locale) => tag.toLowerCase().split("-")[0] === locale);
    if (found) return found;
  }
  return "en";
}

function ranked(header: string): string[] {
  return header
    .split(",")
    .map((part, index) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
      return { tag, index, quality: quality ? Number(quality.slice(2)) || 0 : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => tag);
}
