/** The texts of events: short ones stay in the event, long ones become blobs with a preview. */
import type { BlobStore } from "@/lib/store/blob-store";
import type { Body } from "@/lib/trace/event";

/** UTF-8 bytes up to which a text stands whole in its event. */
const INLINE_BYTES = 16_384;
const PREVIEW_CHARS = 2_000;

export type Bodies = {
  keep(text: string): Promise<Body>;
  /** Rejects with MissingBlobError when the text is gone. */
  read(body: Body): Promise<string>;
};

export class MissingBlobError extends Error {
  readonly code = "missing-blob";

  constructor(sha256: string) {
    super(`The text ${sha256.slice(0, 12)} is no longer stored.`);
    this.name = "MissingBlobError";
  }
}

export function createBodies(blobs: BlobStore): Bodies {
  return {
    async keep(text) {
      const clean = text.toWellFormed().replaceAll("\u0000", "\ufffd");
      const bytes = new TextEncoder().encode(clean);
      if (bytes.length <= INLINE_BYTES)
        return { preview: clean, bytes: bytes.length, sha256: null };
      const sha256 = await blobs.put(bytes);
      return { preview: clean.slice(0, PREVIEW_CHARS).toWellFormed(), bytes: bytes.length, sha256 };
    },
    async read(body) {
      if (body.sha256 === null) return body.preview;
      const bytes = await blobs.get(body.sha256);
      if (!bytes) throw new MissingBlobError(body.sha256);
      return new TextDecoder().decode(bytes);
    },
  };
}
