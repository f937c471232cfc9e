/** Names and counts in sentences for the reader. */
const mostListed = 20;

/** The first names, and how many more there are. */
export function listOf(names: readonly string[], most = mostListed): string {
  const listed = names.slice(0, most).join(", ");
  return names.length > most ? `${listed} and ${names.length - most} more` : listed;
}

export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
