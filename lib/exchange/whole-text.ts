/** The whole of a body's text; where it is no longer stored, its beginning and a sentence that says so. */
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { Body } from "@/lib/trace/event";
import type { ReadText } from "./run-file";
import type { Words } from "./words";

export async function wholeText(
  body: Body | string,
  { readText, words }: { readText: ReadText; words: Words },
): Promise<string> {
  if (typeof body === "string") return body;
  if (body.sha256 === null) return body.preview;
  const whole = await readText(body.sha256);
  if (whole !== null) return whole;
  return `${body.preview}\n${fill(words.notStored, { size: formatBytes(body.bytes) })}`;
}
