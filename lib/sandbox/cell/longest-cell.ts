/** In characters. No longer cell is parsed: the parsers are quick, the healing rules are not. */
export const longestCell = 65_536;
