/** What a repository keeps sealed: the secret of its webhook and the token for its forge. Neither ever leaves the server. */
import "server-only";
import { z } from "zod";
import type { Env } from "@/lib/server/env";
import { openText, sealText } from "@/lib/server/settings/secret-box";
import type { StoredRepository } from "@/lib/store/repository-store";

const sealed = z.object({
  hook: z.string().nullable().default(null),
  token: z.string().nullable().default(null),
});

export type RepositorySecret = keyof z.infer<typeof sealed>;

type Secrets = Partial<Record<RepositorySecret, string | null | undefined>>;

/** What is undefined stays as it is; null takes it away. Resolves with what is stored. */
export async function sealSecrets(
  { dataDir }: Pick<Env, "dataDir">,
  before: unknown,
  change: Secrets,
): Promise<unknown> {
  const next = sealed.parse(before ?? {});
  for (const name of ["hook", "token"] as const) {
    const secret = change[name];
    if (secret !== undefined) next[name] = secret === null ? null : await sealText(dataDir, secret);
  }
  return next.hook === null && next.token === null ? null : next;
}

export function hasSecret({ secret }: Pick<StoredRepository, "secret">, name: RepositorySecret) {
  return sealed.parse(secret ?? {})[name] !== null;
}

/** Null where there is none. Rejects with UseCaseError when this machine does not have the key. */
export async function openSecret(
  { dataDir }: Pick<Env, "dataDir">,
  { secret }: Pick<StoredRepository, "secret">,
  name: RepositorySecret,
): Promise<string | null> {
  const box = sealed.parse(secret ?? {})[name];
  return box === null ? null : openText(dataDir, box);
}
