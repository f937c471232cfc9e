/** The id before or after the selected one. A selection below one of the ids counts as being at it. */
export function nextSpan(
  ids: readonly string[],
  selected: string | null,
  by: 1 | -1,
): string | null {
  if (selected === null) return (by > 0 ? ids[0] : ids.at(-1)) ?? null;
  const at = ids.indexOf(selected);
  if (at >= 0) return ids[at + by] ?? null;
  const around = ids.findLastIndex((id) => selected.startsWith(`${id}/`));
  if (around < 0) return (by > 0 ? ids[0] : ids.at(-1)) ?? null;
  return by < 0 ? (ids[around] ?? null) : (ids[around + 1] ?? null);
}

/** Claims count from 1; null when there is none to go to. */
export function nextClaim(count: number, selected: number | null, by: 1 | -1): number | null {
  const to = selected === null ? (by > 0 ? 1 : count) : selected + by;
  return to >= 1 && to <= count ? to : null;
}
