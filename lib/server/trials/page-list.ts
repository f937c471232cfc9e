/** Which pages there were with a merge: a list that many entries share, kept once and not in each entry's row. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";

const pageList = z.array(z.object({ path: z.string(), textSha256: z.string() }));

export type PageList = z.infer<typeof pageList>;

export function keepPageList(
  { blobs }: Pick<Composition, "blobs">,
  pages: Readonly<PageList>,
): Promise<string> {
  return blobs.put(new TextEncoder().encode(JSON.stringify(pages)));
}

/** Null where none is named. */
export async function readPageList(
  { blobs }: Pick<Composition, "blobs">,
  sha256: string | undefined,
): Promise<PageList | null> {
  if (sha256 === undefined) return null;
  const bytes = await blobs.get(sha256);
  if (!bytes) throw new Error("The list of this change's pages is no longer stored.");
  return pageList.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
