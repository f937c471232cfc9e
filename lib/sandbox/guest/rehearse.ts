/**
 * What a new isolate does while the first model call is under way: it finds where the lines begin, and uses the tools
 * once. The first cell would otherwise wait until that is done and until V8 has compiled them.
 */
import { grep } from "./grep";
import { flushPrinted, printWith } from "./printer";
import { readLines } from "./read-text";
import { settle } from "./settle";
import { Span } from "./span";
import { documentCount, lineStarts, textOf } from "./texts";

/** Of one document, in UTF-16 code units: the index of a longer one is made for whoever asks for it. */
const mostIndexed = 16_000_000;
const rehearsed = 500;

/** What it sends is for nobody, and what it leaves behind is gone when the first cell begins. */
export function rehearse(): void {
  const short = [];
  for (let doc = 0; doc < documentCount(); doc += 1)
    if (textOf(doc).length <= mostIndexed) short.push(doc);
  for (const doc of short) lineStarts(doc);
  const [doc] = short;
  if (doc === undefined) return;
  const within = new Span(doc, 0, Math.min(rehearsed, textOf(doc).length));
  const words = grep(/\w+/g, { within, limit: 5 });
  printWith("")(words.length, words, readLines(1, 2, doc), { words: [words.length] });
  flushPrinted();
  settle(async () => words.length);
}
