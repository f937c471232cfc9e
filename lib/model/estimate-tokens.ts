/**
 * How many tokens a text will be, before a provider has counted them, from the scripts it is written in.
 *
 * The weights were measured with the byte-pair encodings o200k_base and cl100k_base (of the tokenizer that OpenAI
 * publishes) over laws, tables, logs, code and a novel in English, German and Japanese, and over interface texts in
 * 20 languages. Each lies between the two and nearer to the higher: a limit is to be met too early, not too late.
 * Japanese came to 0.8-1.2 tokens a character, English prose to 0.22, a table of figures to 0.43.
 */

/** Tokens a UTF-16 code unit. */
const weights = {
  space: 0.05,
  letter: 0.24,
  digit: 0.6,
  sign: 0.75,
  accented: 0.9,
  greek: 0.8,
  cyrillic: 0.45,
  hebrew: 1.1,
  arabic: 0.9,
  thai: 0.9,
  devanagari: 1,
  hangul: 1.1,
  kana: 1,
  han: 1.2,
  other: 1.3,
} as const;

/** A message's frame: its role and the marks around it. */
const MESSAGE_TOKENS = 5;

/** Longer texts are counted in windows of one length, spread evenly from the first character to the last. */
const COUNTED_CHARS = 65_536;
const WINDOW_CHARS = 1_024;

const ascii = Float32Array.from({ length: 128 }, (_, unit) => asciiWeight(unit));

export function estimateTokens(text: string): number {
  const windows = sampledWindows(text.length);
  const tokens = windows.reduce((sum, { start, end }) => sum + weigh(text, start, end), 0);
  return scaled(tokens, windows, text.length);
}

/** Tokens of a text of which only the sampled windows are at hand, in their order; equal to those of the whole text. */
export function estimateSampled(chars: number, samples: readonly string[]): number {
  const tokens = samples.reduce((sum, sample) => sum + weigh(sample, 0, sample.length), 0);
  return scaled(tokens, sampledWindows(chars), chars);
}

/** The parts of a text of this length that are counted: all of it, or windows. UTF-16 code units, end exclusive. */
export function sampledWindows(chars: number): { start: number; end: number }[] {
  if (chars <= COUNTED_CHARS) return [{ start: 0, end: chars }];
  const count = COUNTED_CHARS / WINDOW_CHARS;
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * (chars - WINDOW_CHARS)) / (count - 1));
    return { start, end: start + WINDOW_CHARS };
  });
}

export function estimatePromptTokens(messages: readonly { content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content) + MESSAGE_TOKENS, 0);
}

function scaled(
  tokens: number,
  windows: readonly { start: number; end: number }[],
  chars: number,
): number {
  const counted = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  return counted === 0 ? 0 : Math.ceil((tokens * chars) / counted);
}

function weigh(text: string, start: number, end: number): number {
  let tokens = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    tokens += unit < 128 ? (ascii[unit] ?? weights.sign) : weightBeyondAscii(unit);
  }
  return tokens;
}

function asciiWeight(unit: number): number {
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return weights.space;
  const char = String.fromCharCode(unit);
  if (/[A-Za-z]/.test(char)) return weights.letter;
  return /\d/.test(char) ? weights.digit : weights.sign;
}

/** Each row: the first code unit of a block, and the weight from there to the next row. */
const blocks: readonly (readonly [from: number, weight: number])[] = [
  [0x0080, weights.accented],
  [0x0370, weights.greek],
  [0x0400, weights.cyrillic],
  [0x0530, weights.other],
  [0x0590, weights.hebrew],
  [0x0600, weights.arabic],
  [0x0700, weights.other],
  [0x0900, weights.devanagari],
  [0x0980, weights.other],
  [0x0e00, weights.thai],
  [0x0e80, weights.other],
  [0x1100, weights.hangul],
  [0x1200, weights.other],
  [0x1e00, weights.accented],
  [0x1f00, weights.greek],
  [0x2000, weights.sign],
  [0x2e80, weights.han],
  [0x3000, weights.kana],
  [0x3100, weights.han],
  [0xac00, weights.hangul],
  [0xd7b0, weights.other],
  [0xf900, weights.han],
  [0xfb00, weights.arabic],
  [0xfe30, weights.kana],
];

function weightBeyondAscii(unit: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.[0] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return blocks[low]?.[1] ?? weights.other;
}
