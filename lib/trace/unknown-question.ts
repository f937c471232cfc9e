/** The question of an imported run whose file holds none. Apart from the schemas, which pages do without. */
export const unknownQuestion = "(no question in the file)";
