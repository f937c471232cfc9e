/** A text that anyone may have written, on one line of Markdown: it means itself, and mentions nobody. */
export function inPlainMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#!|~&]/g, "\\$&")
    .replaceAll("@", "@\u200b");
}
