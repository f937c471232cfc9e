/** The names that a cell declares at its top, which persist to later cells. */
import type { Pattern, Program } from "acorn";

export type DeclaredName = {
  name: string;
  line: number;
  column: number;
  /** Where the name stands in the stripped cell, and where its declaration ends. */
  start: number;
  end: number;
};

export function topLevelDeclarations(program: Program): DeclaredName[] {
  return program.body.flatMap((statement) => {
    const exported = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    const node = exported ?? statement;
    if (node.type === "VariableDeclaration")
      return node.declarations.flatMap((each) =>
        boundIdentifiers(each.id).map((id) => ({ ...id, end: each.end })),
      );
    // A function is known from the cell's beginning, so its name means itself everywhere.
    if (node.type === "FunctionDeclaration" && node.id)
      return [{ ...located(node.id), end: node.id.start }];
    if (node.type === "ClassDeclaration" && node.id)
      return [{ ...located(node.id), end: node.end }];
    return [];
  });
}

type Located = Omit<DeclaredName, "end">;
type Identifier = Extract<Pattern, { type: "Identifier" }>;

function located(id: Identifier): Located {
  const position = id.loc?.start;
  return {
    name: id.name,
    start: id.start,
    line: position?.line ?? 1,
    column: (position?.column ?? 0) + 1,
  };
}

function boundIdentifiers(pattern: Pattern): Located[] {
  switch (pattern.type) {
    case "Identifier":
      return [located(pattern)];
    case "ObjectPattern":
      return pattern.properties.flatMap((each) =>
        boundIdentifiers(each.type === "RestElement" ? each.argument : each.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => (each ? boundIdentifiers(each) : []));
    case "AssignmentPattern":
      return boundIdentifiers(pattern.left);
    case "RestElement":
      return boundIdentifiers(pattern.argument);
    default:
      return [];
  }
}

export function boundNames(pattern: Pattern): string[] {
  return boundIdentifiers(pattern).map(({ name }) => name);
}
