/** Of two prompts the messages to be held against each other: those that differ, or all where none does. */
import type { Body, TraceMessage } from "@/lib/trace/event";

type Prompts = { a: Body[]; b: Body[] };

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
  const bodies = (messages: readonly TraceMessage[]) => chosen(messages).map((one) => one.content);
  return { a: bodies(a), b: bodies(b) };
}
