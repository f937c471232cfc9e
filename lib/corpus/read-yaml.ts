/** YAML of strangers: no tags that run anything, no aliases that multiply, and every problem with its line. */
import { isNode, LineCounter, parseDocument } from "yaml";

/** An alias repeats what it names; nested ones repeat it without end. */
const MOST_ALIASES = 50;

export type ReadYaml = {
  /** Undefined where the text cannot be read. */
  value: unknown;
  /** Sentences without a full stop, each with its line. */
  problems: readonly string[];
  /** The line of what stands at a path, or of the nearest thing above it; counts from 1. */
  lineOf(path: readonly PropertyKey[]): number;
};

/** Brackets and nested marks; a reader that calls itself for each would run out of stack. */
const MOST_NESTED = 500;

export function readYaml(text: string): ReadYaml {
  if (isDeep(text))
    return { value: undefined, problems: ["line 1: it is nested too deeply"], lineOf: () => 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "silent",
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const problems = document.errors.map(
    ({ message, pos }) => `line ${lineAt(pos[0])}: ${message.replace(/\s+/g, " ")}`,
  );
  if (problems.length > 0) return { value: undefined, problems, lineOf };
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), problems, lineOf };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { value: undefined, problems: [`line 1: ${error.message}`], lineOf };
  }
}

function isDeep(text: string): boolean {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  return (
    brackets > MOST_NESTED ||
    text.split("\n").some((line) => (line.match(/[-?:] /g)?.length ?? 0) > MOST_NESTED / 10)
  );
}
