/** More patterns than this from one are not made: what is left of its braces then means itself. */
const MOST = 64;

/** `a.{md,mdx}` as `a.md` and `a.mdx`, inner braces too. Braces without a comma mean themselves. */
export function expandBraces(glob: string): string[] {
  let expanded = [glob];
  for (;;) {
    const next = expanded.flatMap((one) => {
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(one);
      if (!braces) return [one];
      const [whole, choices = ""] = braces;
      const before = one.slice(0, braces.index);
      const after = one.slice(braces.index + whole.length);
      return choices.split(",").map((choice) => `${before}${choice}${after}`);
    });
    if (next.length > MOST || next.length === expanded.length) return expanded;
    expanded = next;
  }
}
