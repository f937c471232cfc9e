/** The beginning of a text that is longer; never half of a surrogate pair, which would come out as a replacement character. */
export function cutText(text: string, mostChars: number): string {
  if (text.length <= mostChars) return text;
  const cut = text.slice(0, mostChars - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
