/** The page that holds two runs against each other: the first is what was, the second what came of it. */
export function compareHref(a: string, b: string, row?: string | null): string {
  const query = new URLSearchParams({ a, b });
  if (row) query.set("row", row);
  return `/compare?${query.toString()}`;
}
