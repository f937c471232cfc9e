/** The port to what was found out of whether recorded answers still hold. */
import { z } from "zod";
import { verificationResult } from "@/lib/trace/verification";

const verifiedDocument = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int().positive(),
  textSha256: z.string(),
});

export const storedVerification = z.object({
  id: z.string(),
  runId: z.string(),
  /** In the order of the run's own documents: what its code runs on this time. */
  documents: z.array(verifiedDocument).min(1),
  askedBy: z.enum(["person", "new-version"]),
  /** Milliseconds since the Unix epoch. */
  createdAt: z.int(),
  /** Null while it waits or runs. */
  endedAt: z.int().nullable(),
  result: verificationResult.nullable(),
  /** Why it could not be found out; null unless that is so. */
  error: z.string().nullable(),
});

export type StoredVerification = z.infer<typeof storedVerification>;

export type VerificationEnd = Pick<StoredVerification, "endedAt" | "result" | "error">;

export type VerificationFilter = { runId?: string; documentId?: string; limit: number };

export type VerificationStore = {
  /** Adds it and puts it on the queue of the workers, both or neither. */
  queue(verification: StoredVerification): Promise<void>;
  /** Null when there is none. */
  get(id: string): Promise<StoredVerification | null>;
  /** Newest first. */
  list(filter: VerificationFilter): Promise<StoredVerification[]>;
  /** Writes the end of one that has none; later ends change nothing. */
  end(id: string, end: VerificationEnd): Promise<void>;
};
