/** Whether a cell prints the same as before, but for where things stand: a line put in above moves every number of a line. */
export function isSameOutput(before: string, now: string): boolean {
  return before === now || withoutPlaces(before) === withoutPlaces(now);
}

/** Line numbers and offsets as the sandbox prints them, and as code that numbers its lines does. */
function withoutPlaces(output: string): string {
  return output
    .replace(/\bL\d+ (\(\d+ hits\) )?@\d+ /g, "L@ $1")
    .replace(
      /\b(line|start|end|index|lineNum|lineNumber|offset)("?\s{0,20}[:=]?\s{0,20})\d+/gi,
      "$1$2#",
    )
    .replace(/^([^\S\n]*(?:\[|L)?)\d+(\s*[:|\]\t])/gm, "$1#$2");
}
