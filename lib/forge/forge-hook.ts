/** What a forge tells by its webhook, once it is known to come from there. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Merge } from "@/lib/forge/forge";

export type ForgeHook = {
  /** `owner/name`, as the forge writes it. */
  fullName: string;
  /** Null where it does not say. */
  defaultBranch: string | null;
  /** Null for all that is no merge. */
  merge: Merge | null;
};

export type ReadHook = {
  /** Whether the delivery was made by someone who has the secret, in a time that tells nothing of it. */
  isGenuine(delivery: { body: Uint8Array; headers: Headers }, secret: string): boolean;
  /** The forge's own name of this delivery: the same when it is sent again. */
  deliveryId(headers: Headers, body: Uint8Array): string;
  /** Null for what the forge does not send. */
  read(payload: unknown): ForgeHook | null;
};

/** HMAC with SHA-256 of the bytes as they came. */
export function hmac(secret: string | Uint8Array, body: Uint8Array | string): Buffer {
  return createHmac("sha256", secret).update(body).digest();
}

/** Compares without telling, by the time it takes, how much is equal. */
export function isSame(a: Uint8Array | string, b: Uint8Array | string): boolean {
  const digest = (value: Uint8Array | string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
