/**
 * Ends the process when its resident memory passes a limit. V8's own limit cannot be relied on: it may
 * be overshot by a gigabyte, or stop the program that should enforce it.
 */
import { die } from "./last-words";

const everyMs = 10;

export type MemoryWatch = { takePeakBytes(): number };

export function watchMemory(limitBytes: number): MemoryWatch {
  let peak = 0;
  const look = () => {
    const resident = process.memoryUsage.rss();
    if (resident > limitBytes) die("memory");
    peak = Math.max(peak, resident);
  };
  setInterval(look, everyMs);
  return {
    takePeakBytes() {
      look();
      const taken = peak;
      peak = 0;
      return taken;
    },
  };
}
