/** How the sandbox process ends itself: one word on stderr, written at once, then the signal that nothing can hold up. */
import { writeSync } from "node:fs";

export type LastWord = "memory" | "stuck" | "catastrophe";

export function die(word: LastWord): never {
  writeSync(2, `${word}\n`);
  return killSelf();
}

export function killSelf(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal may arrive a moment later than the call returns.
  for (;;);
}
