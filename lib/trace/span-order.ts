/** The order of an inquiry's steps as their paths tell it, so that it is the same in every execution. */

/** Of what happens in one iteration: the reply comes before its cell. */
const inIteration = ["model-call", "cell"];

/**
 * Whether a span comes before another in every execution of the program. Within one cell that holds for steps of one
 * kind; between two of different kinds nothing is known.
 */
export function isBefore(a: string, b: string): boolean {
  const [left, right] = [a.split("/"), b.split("/")];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [x, y] = [left[at], right[at]];
  if (x === undefined || y === undefined) return false;
  const [one, other] = [numbered(x), numbered(y)];
  if (one.name === other.name) return one.count < other.count;
  const [first, second] = [inIteration.indexOf(x), inIteration.indexOf(y)];
  return first >= 0 && second >= 0 && first < second;
}

function numbered(part: string): { name: string; count: number } {
  const found = /^(.*)-(\d+)$/.exec(part);
  return { name: found?.[1] ?? part, count: Number(found?.[2] ?? 0) };
}
