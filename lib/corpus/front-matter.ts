/** The owners that a page names itself: at its very top, between two lines of `---`, as YAML. */
import { z } from "zod";
import { readYaml } from "./read-yaml";

const MOST_CHARS = 20_000;
const MOST_NAME_CHARS = 200;

const named = z.union([
  z.string().transform((text) => text.split(",")),
  z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])),
]);

const header = z.looseObject({ owner: z.unknown().optional(), owners: z.unknown().optional() });

export type FrontMatterOwners = {
  key: "owner" | "owners";
  /** At least one. */
  owners: readonly string[];
};

/** Null where the page has no front matter, or it names nobody. */
export function frontMatterOwners(page: string): FrontMatterOwners | null {
  const text = /^---[ \t]*\n([\s\S]*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(
    page.slice(0, MOST_CHARS),
  )?.[1];
  if (text === undefined || !/^owners?[ \t]*:/m.test(text)) return null;
  const read = header.safeParse(readYaml(text).value);
  if (!read.success) return null;
  for (const key of ["owner", "owners"] as const) {
    const value = named.safeParse(read.data[key]);
    const owners = (value.data ?? [])
      .map((name) => name.trim())
      .filter((name) => name !== "" && name.length <= MOST_NAME_CHARS && !/\p{Cc}/u.test(name));
    if (owners.length > 0) return { key, owners };
  }
  return null;
}
