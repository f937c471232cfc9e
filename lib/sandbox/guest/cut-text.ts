/** The text up to a length, with a mark of how long it was. */
export function cutText(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}… [cut, ${text.length} characters]` : text;
}
