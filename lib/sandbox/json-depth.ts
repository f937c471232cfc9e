/**
 * How deeply a JSON value is nested, found without recursion: whatever walks the value later (a schema,
 * `JSON.stringify`, the reader's screen) does recurse, and a value of guest code must not overflow its stack.
 */
export const mostJsonDepth = 100;

export function isNestedTooDeeply(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostJsonDepth) return true;
    const below: unknown[] = [];
    for (const each of level)
      if (typeof each === "object" && each !== null)
        for (const member of Object.values(each)) below.push(member);
    level = below;
  }
  return false;
}
