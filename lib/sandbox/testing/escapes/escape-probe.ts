/**
 * Attempts to reach past the isolate, or to deceive what stands outside it. Each runs its cells in one
 * sandbox; `shows` is what the last one's value, output or error must say.
 */
export type EscapeProbe = { name: string; cells: readonly string[]; shows: RegExp };
