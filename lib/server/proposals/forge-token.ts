import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { openText } from "@/lib/server/settings/secret-box";
import type { StoredRepository } from "@/lib/store/repository-store";

const sealed = z.object({ token: z.string().nullable() });

/** The token that a repository's forge takes; null where none was set. */
export async function forgeToken(
  { env }: Pick<Composition, "env">,
  { secret }: Pick<StoredRepository, "secret">,
): Promise<string | null> {
  const { token } = sealed.safeParse(secret).data ?? { token: null };
  return token === null ? null : openText(env.dataDir, token);
}
