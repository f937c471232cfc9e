/** Says which words of a question no rule understood. */
export function unexplained(words: readonly string[]): string {
  const listed = words.slice(0, 6).map((word) => `"${word}"`);
  return `The rules do not understand ${listed.join(", ")} in this question.`;
}
