/** Encodes text in a legacy encoding by turning TextDecoder around. A double for tests: the product only decodes. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const learn = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) learn(byte);
  for (let lead = 128; lead < 256; lead += 1) {
    for (let trail = 0x40; trail < 256; trail += 1) learn(lead, trail);
  }
  tables.set(encoding, table);
  return table;
}

export function encodeLegacy(encoding: string, text: string): Uint8Array {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const letter of text) {
    const code = table.get(letter);
    if (code === undefined) throw new Error(`${encoding} has no ${JSON.stringify(letter)}.`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}
