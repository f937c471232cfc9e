/** In characters: what a person may be expected to read, and a list of answers to hold. */
export const longestAnswer = 200_000;
