/** How the ids of documents begin that an imported run was asked about, and whose texts this installation does not have. */
export const NOT_HERE = "not-here-";
