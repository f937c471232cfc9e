/** The code of a recorded reply, so that it can be edited by itself. */

const fence = /^[ \t]*```[^\n]*(?:\n|$)/gm;

type Range = { start: number; end: number };

/** Where the code stands between its fences; null unless the reply holds exactly one closed block. */
function codeRange(reply: string): Range | null {
  const fences = [...reply.matchAll(fence)];
  const [open, close] = fences;
  if (!open || !close || fences.length !== 2) return null;
  return { start: open.index + open[0].length, end: close.index };
}

/** Null where a reply holds no code, or several pieces of it: then it is edited as a whole. */
export function codeIn(reply: string): string | null {
  const range = codeRange(reply);
  return range && reply.slice(range.start, range.end).replace(/\n$/, "");
}

export function withCode(reply: string, code: string): string {
  const range = codeRange(reply);
  if (!range || code === codeIn(reply)) return reply;
  const block = code === "" ? "" : `${code}\n`;
  return `${reply.slice(0, range.start)}${block}${reply.slice(range.end)}`;
}
