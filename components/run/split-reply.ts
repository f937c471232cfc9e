/** A model's reply cut into what it says and what it wants run. An open fence is code to its end: the reply is still coming. */
export type ReplyPart = { kind: "prose" | "code"; text: string };

export function splitReply(reply: string): ReplyPart[] {
  const parts: ReplyPart[] = [];
  const fence = /^[ \t]*```[^\n]*(?:\n|$)/gm;
  let at = 0;
  let isCode = false;
  for (const match of reply.matchAll(fence)) {
    push(parts, isCode, reply.slice(at, match.index));
    isCode = !isCode;
    at = match.index + match[0].length;
  }
  push(parts, isCode, reply.slice(at));
  return parts;
}

function push(parts: ReplyPart[], isCode: boolean, text: string): void {
  const trimmed = isCode ? text.replace(/\n$/, "") : text.trim();
  if (trimmed !== "") parts.push({ kind: isCode ? "code" : "prose", text: trimmed });
}
