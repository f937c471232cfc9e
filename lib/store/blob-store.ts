/** The port to large texts and bytes, stored once by their sha256 and never changed. */

export type BlobStore = {
  /** Stores bytes and resolves with their sha256 in hexadecimal. Safe to call twice. */
  put(bytes: Uint8Array): Promise<string>;
  /** Null when no such blob exists. */
  get(sha256: string): Promise<Uint8Array | null>;
  /** A file on this machine that holds the blob, fetched when it is not here yet. Null when no such blob exists. */
  path(sha256: string): Promise<string | null>;
};
