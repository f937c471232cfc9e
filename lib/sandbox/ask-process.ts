/** A question to a sandbox process, and the frame that answers it. */
import type { ChildFrame } from "./child/frames";
import type { SandboxProcess } from "./sandbox-process";

/**
 * What `take` makes of the first frame of these types; null when the process ends or takes too long, which ends it.
 * Whoever listens in `take` hears every frame behind that one.
 */
export function askProcess<Taken>(
  process: SandboxProcess,
  question: { timeoutMs: number; types: readonly ChildFrame["type"][]; send: () => void },
  take: (frame: ChildFrame) => Taken,
): Promise<Taken | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => process.kill("silent"), question.timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      process.listen(() => {});
    };
    let isTaken = false;
    process.listen((frame) => {
      if (!question.types.includes(frame.type)) return;
      stop();
      isTaken = true;
      resolve(take(frame));
    });
    void process.ended.then(() => {
      if (isTaken) return;
      stop();
      resolve(null);
    });
    question.send();
  });
}
