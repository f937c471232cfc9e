/** The page that holds two runs against each other, the first what was, the second what came of it; without a second, the choice of one. */
export function compareHref(a: string, b: string | null, row?: string | null): string {
  const query = new URLSearchParams({ a, ...(b !== null && { b }) });
  if (row) query.set("row", row);
  return `/compare?${query.toString()}`;
}
