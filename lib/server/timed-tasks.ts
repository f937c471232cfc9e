/** What workers do by the clock. */
import "server-only";
import { createSmtpMail } from "@/lib/mail/smtp-mail";
import { createSendDigests, type DigestDeps } from "@/lib/server/digest/send-digests";
import { type FoldDeps, foldRuns } from "@/lib/server/insights/fold-runs";
import type { DecideDeps } from "@/lib/server/proposals/decision-conflict";
import { tendProposals } from "@/lib/server/proposals/tend-proposals";
import { type SweepDeps, sweepMerges } from "@/lib/server/trials/intake/sweep-merges";
import type { TimedTask } from "@/lib/server/worker-tasks";

/** Less than the time until the next one. */
const FOLD_MS = 50_000;

export function timedTasks(
  deps: DecideDeps & DigestDeps & SweepDeps & FoldDeps,
): Record<string, TimedTask> {
  const { mail } = deps.env;
  return {
    "tend-notices": { when: "*/10 * * * *", run: (stopping) => tendProposals(deps, stopping) },
    "fold-runs": {
      when: "* * * * *",
      run: (signal) => foldRuns(deps, { forMs: FOLD_MS, signal }),
    },
    "sweep-merges": {
      when: "*/15 * * * *",
      run: async (stopping) => void (await sweepMerges(deps, stopping)),
    },
    ...(mail === null
      ? {}
      : {
          "send-digests": {
            when: "* * * * *",
            run: createSendDigests(deps, createSmtpMail(mail)),
          },
        }),
  };
}
