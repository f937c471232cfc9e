/** The texts that runs work on, as files of this machine and as strings shared by its runs. */
import "server-only";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { TextCache } from "@/lib/server/text-cache";
import type { BlobStore } from "@/lib/store/blob-store";

export type RunFiles = InquiryPorts["documents"] & {
  /** The decoded text's file, fetched from the store when this machine has not seen it. Null when it is gone. */
  path(textSha256: string): Promise<string | null>;
};

export type RunFilesParts = {
  blobs: BlobStore;
  texts: TextCache;
  search: InquiryPorts["documents"]["search"];
};

export function createRunFiles({ blobs, texts, search }: RunFilesParts): RunFiles {
  return {
    path: (textSha256) => blobs.path(textSha256),
    read: (path) => texts.read(path),
    search,
    async keep(text) {
      const sha256 = await blobs.put(new TextEncoder().encode(text));
      const path = await blobs.path(sha256);
      if (path === null) throw new Error(`The blob ${sha256} was stored and cannot be found.`);
      return { path, sha256 };
    },
  };
}

/** A run's document is no longer stored. */
export class MissingDocumentError extends Error {
  readonly code = "missing-document";

  constructor(name: string) {
    super(`The text of "${name}" is no longer stored. Upload the document again and ask again.`);
    this.name = "MissingDocumentError";
  }
}
