type Named = { name: string; version: number };

/** A document's name, with its version where another one beside it is called the same: as a run names it. */
export function documentName(one: Named, beside: readonly Named[]): string {
  const namesakes = beside.filter(({ name }) => name === one.name);
  return namesakes.length > 1 ? `${one.name} (v${one.version})` : one.name;
}
