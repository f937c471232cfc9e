/** A verification as the HTTP API and MCP show it. */
import "server-only";
import { z } from "zod";
import { type StoredVerification, storedVerification } from "@/lib/store/verification-store";

export const verification = z
  .object({
    ...storedVerification.shape,
    state: z.enum(["queued", "ended", "failed"]).meta({
      description: "`queued` until a worker has found it out; `failed` when `error` says why not.",
    }),
    url: z.string().meta({ description: "Where to ask for it again while it is queued." }),
  })
  .meta({
    id: "Verification",
    description:
      "Whether a run's answer still holds: its recorded code run again without any model. `same`, `changed` (old and new) or `broken` (the cell).",
  });

export type Verification = z.infer<typeof verification>;

export function verificationOf(stored: StoredVerification): Verification {
  const { id, endedAt, error } = stored;
  return {
    ...stored,
    state: endedAt === null ? "queued" : error === null ? "ended" : "failed",
    url: `/api/v1/verifications/${encodeURIComponent(id)}`,
  };
}
