/** A change with its sign: `−1.5`, `+221`; no change is `0`. */
export function signed(value: number, format: (size: number) => string): string {
  const text = format(Math.abs(value));
  if (value === 0 || Number(text.replaceAll(",", "")) === 0) return "0";
  return `${value < 0 ? "−" : "+"}${text}`;
}
