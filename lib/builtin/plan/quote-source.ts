/** The part of a cell that cuts text into blocks and sentences, and writes quotes. */
import type { Language } from "@/lib/builtin/question/language";

export function quoteSource(language: Language): string {
  return source.replace("PLACE", { en: "line", de: "Zeile", ja: "行" }[language]);
}

const source = `const trimmed = (start: number, end: number) => {
  const text = context.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  return { start: from, end: Math.max(from, end - (text.length - text.trimEnd().length)) };
};
const folded = (start: number, end: number) => context.slice(start, end).replace(/\\s+/g, " ").trim();
const blocksOf = (start: number, end: number) => {
  const blocks: { start: number; end: number }[] = [];
  let from = start;
  for (const gap of [...context.slice(start, end).matchAll(/\\n\\s*\\n|\\n(?=[　 ]*[一二三四五六七八九十]+[　 ])/g), null]) {
    const to = gap ? start + gap.index : end;
    const block = trimmed(from, to);
    if (block.end > block.start && !/^#+ *\\S{0,4}$/.test(context.slice(block.start, block.end))) blocks.push(block);
    from = gap ? to + gap[0].length : to;
  }
  return blocks;
};
const abbreviation = /(?:\\b(?:Inc|Co|Corp|Ltd|LLC|No|Nos|Sec|Art|Arts|Abs|Nr|St|Mr|Mrs|Ms|Dr|vs?|e\\.g|i\\.e|z\\.B|bzw|vgl|ca|U\\.S|et al|[A-Z]|\\d{1,2}))\\.["”')\\]]*$/;
const sentencesOf = (start: number, end: number) => {
  const text = context.slice(start, end);
  const sentences: { start: number; end: number }[] = [];
  let from = 0;
  const push = (to: number) => {
    const sentence = trimmed(start + from, start + to);
    if (sentence.end > sentence.start) sentences.push(sentence);
    from = to;
  };
  for (const stop of text.matchAll(/[.?!]["”’')\\]]*(?=\\s+["“‘(]*[\\p{Lu}\\d])|[。！？][」』）]?|\\n\\s*\\n/gu)) {
    const to = stop.index + stop[0].length;
    const head = text.slice(from, to).trimEnd();
    if (/^[.?!]/.test(stop[0]) && abbreviation.test(head.slice(-12)) && !/^[\\d.]+\\.$/.test(head.trim())) continue;
    if (/^[。！？]/.test(stop[0]) && (head.match(/[（「『]/g)?.length ?? 0) > (head.match(/[）」』]/g)?.length ?? 0)) continue;
    if (/^\\n/.test(stop[0]) && /[a-z,]$/.test(head) && /^[a-z]/.test(text.slice(to))) continue;
    push(to);
  }
  push(text.length);
  return sentences;
};
/** Places for a reason: the line of each, and how it begins. */
const told = (spans: { start: number; end: number }[]) => spans.slice(0, 4).map(({ start, end }) => {
  const text = folded(start, end);
  return \`PLACE \${context.slice(0, start).split("\\n").length}: “\${text.length > 140 ? text.slice(0, 140) + "…" : text}”\`;
}).join("; ") + (spans.length > 4 ? "; …" : "");
const quoted = (spans: { start: number; end: number }[]) => {
  const texts = spans.map(({ start, end }) => folded(start, end));
  const japanese = /[\\u3040-\\u30ff]/.test(texts.join(""));
  const [open, close] = japanese ? ["「", "」"] : ["“", "”"];
  return texts.length === 1 && !texts[0].includes(open) && !texts[0].includes(close) ? open + texts[0] + close : texts.map((text) => "> " + text).join("\\n\\n");
};`;
