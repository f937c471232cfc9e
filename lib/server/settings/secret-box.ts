/**
 * Keeps a secret unreadable in the database: AES-256-GCM under a key that stands elsewhere, in the data
 * folder's `secret.key` (readable by its owner only), which is made on first use. A copy of the database
 * alone gives no API key away.
 */
import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UseCaseError } from "@/lib/server/use-case-error";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export async function sealText(dataDir: string, text: string): Promise<string> {
  const key = await readKey(dataDir, { create: true });
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** Rejects with UseCaseError when this machine does not have the key. */
export async function openText(dataDir: string, box: string): Promise<string> {
  const bytes = Buffer.from(box, "base64");
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const key = await readKey(dataDir, { create: false });
    const decipher = createDecipheriv(ALGORITHM, key, nonce).setAuthTag(tag);
    const sealed = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new UseCaseError(
      "unavailable",
      `The saved API key cannot be read on this machine: ${join(dataDir, "secret.key")} is missing or another one. Copy the file from the machine where the key was saved, set VERBATIM_BASE_URL and VERBATIM_API_KEY here, or save the key again on the settings page.`,
      { cause },
    );
  }
}

async function readKey(dataDir: string, { create }: { create: boolean }): Promise<Buffer> {
  const path = join(dataDir, "secret.key");
  if (create) {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" }).catch(
      (reason: unknown) => {
        const exists = reason instanceof Error && "code" in reason && reason.code === "EEXIST";
        if (!exists) throw reason;
      },
    );
  }
  return readFile(path);
}
