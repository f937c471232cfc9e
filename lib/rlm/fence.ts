/** Document text is data: it stands between marks that it cannot forge, since the same characters inside are rewritten. */
export function fenced(text: string): string {
  return `⟦${text.replaceAll("⟦", "[[").replaceAll("⟧", "]]")}⟧`;
}
