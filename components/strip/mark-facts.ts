import type { Messages } from "@/components/messages/en";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import type { Mark, Strip } from "@/lib/trace/strip/mark";

/** How long a step took, and what its bar says by its shape, in words. `endMs` is where open steps end. */
export function markFacts(
  mark: Mark,
  { isLive }: Pick<Strip, "isLive">,
  endMs: number,
  { strip: words }: Messages,
): string[] {
  const time = formatDuration((mark.to ?? Math.max(mark.from, endMs)) - mark.from);
  const took =
    mark.to !== null ? time : isLive ? fill(words.running, { time }) : `${time}, ${words.noEnd}`;
  return [
    took,
    ...(mark.waitMs > 0 ? [fill(words.firstToken, { time: formatDuration(mark.waitMs) })] : []),
    ...(mark.isFailed ? [words.failed] : []),
    ...(mark.isRepaired ? [words.repaired] : []),
    ...(mark.isHeldBack ? [words.held] : []),
    ...(mark.isReplayed ? [words.recorded] : []),
  ];
}
