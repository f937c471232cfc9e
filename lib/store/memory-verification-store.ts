import type { StoredVerification, VerificationStore } from "@/lib/store/verification-store";

/** The verifications' double. `onQueued` plays the queue's part. */
export function createMemoryVerificationStore(
  onQueued: (verification: StoredVerification) => void = () => {},
): VerificationStore {
  const verifications = new Map<string, StoredVerification>();
  return {
    async queue(verification) {
      verifications.set(verification.id, structuredClone(verification));
      onQueued(verification);
    },
    get: async (id) => structuredClone(verifications.get(id) ?? null),
    async list({ runId, documentId, limit }) {
      const found = [...verifications.values()]
        .filter((one) => runId === undefined || one.runId === runId)
        .filter(
          (one) => documentId === undefined || one.documents.some(({ id }) => id === documentId),
        )
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
      return structuredClone(found.slice(0, limit));
    },
    async end(id, end) {
      const verification = verifications.get(id);
      if (verification?.endedAt === null)
        verifications.set(id, structuredClone({ ...verification, ...end }));
    },
  };
}
