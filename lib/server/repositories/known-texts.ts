/** Decoded pages by the name of their content, as many as fit; the one that was not asked for the longest goes first. */
const MOST_CHARS = 50_000_000;

type KnownText = { text: string; textSha256: string; sourceSha256?: string };

export type KnownTexts = {
  get(sha: string): KnownText | null;
  set(sha: string, text: KnownText): void;
};

export function createKnownTexts(mostChars = MOST_CHARS): KnownTexts {
  const texts = new Map<string, KnownText>();
  let chars = 0;
  return {
    get(sha) {
      const found = texts.get(sha);
      if (!found) return null;
      texts.delete(sha);
      texts.set(sha, found);
      return found;
    },
    set(sha, text) {
      if (texts.has(sha)) return;
      texts.set(sha, text);
      chars += text.text.length;
      for (const [oldest, { text: old }] of texts) {
        if (chars <= mostChars) break;
        texts.delete(oldest);
        chars -= old.length;
      }
    },
  };
}
