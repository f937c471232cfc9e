import { describe, expect, it } from "vitest";
import { en } from "./en";
import { ja } from "./ja";
import { chooseLocale } from "./locale";

/** Every string of a dictionary by its path. */
function stringsOf(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...stringsOf(inner, `${path}/${key}`)]),
  );
}

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("the dictionaries", () => {
  const english = stringsOf(en);
  const japanese = stringsOf(ja);

  it("have a text for everything", () => {
    expect([...english, ...japanese].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("fill in the same values in every language", () => {
    const different = [...english].filter(
      ([path, text]) => String(names(text)) !== String(names(japanese.get(path) ?? "")),
    );
    expect(different).toEqual([]);
  });

  it("are translated, but for names and signs", () => {
    const same = [...english].filter(([path, text]) => japanese.get(path) === text);
    expect(same.length).toBeLessThan(30);
  });
});

describe("the reader's language", () => {
  it("is what the reader chose, then what the browser prefers", () => {
    expect(chooseLocale("ja", "en")).toBe("ja");
    expect(chooseLocale(undefined, "fr-FR,ja;q=0.8,en;q=0.5")).toBe("ja");
    expect(chooseLocale(undefined, "en-US;q=0.2, ja-JP")).toBe("ja");
    expect(chooseLocale("fr", "en-GB")).toBe("en");
  });

  it("is English when nothing fits", () => {
    expect(chooseLocale(undefined, null)).toBe("en");
    expect(chooseLocale(undefined, "de, ja;q=0")).toBe("en");
    expect(chooseLocale("", ";;q=x,,")).toBe("en");
  });
});
