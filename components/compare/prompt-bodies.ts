/** Of two prompts the messages to be held against each other: those that differ, or all where none does. */
import type { Body, TraceMessage } from "@/lib/trace/event";

type Prompts = { a: Body | null; b: Body | null };

export function promptBodies(a: readonly TraceMessage[], b: readonly TraceMessage[]): Prompts {
  const isEqual = (index: number) => {
    const [one, other] = [a[index]?.content, b[index]?.content];
    return one?.preview === other?.preview && one?.sha256 === other?.sha256;
  };
  const differing = Array.from(
    { length: Math.max(a.length, b.length) },
    (_, index) => index,
  ).filter((index) => !isEqual(index));
  const chosen = (messages: readonly TraceMessage[]) =>
    differing.length === 0 ? messages : differing.flatMap((index) => messages[index] ?? []);
  return { a: joined(chosen(a)), b: joined(chosen(b)) };
}

/** One message can be read whole on demand; of several the beginnings stand one below the other. */
function joined(messages: readonly TraceMessage[]): Body | null {
  const [first, ...more] = messages;
  if (!first) return null;
  if (more.length === 0) return first.content;
  const text = messages
    .map(({ content }) => (content.sha256 === null ? content.preview : `${content.preview}…`))
    .join("\n\n");
  return { preview: text, bytes: text.length, sha256: null };
}
