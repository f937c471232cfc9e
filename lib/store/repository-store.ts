/** The port to repositories and the pages of their documentation. */
import { z } from "zod";
import { courtRules } from "@/lib/trace/court-rules";

export const repositorySource = z.discriminatedUnion("kind", [
  /** Pages that were uploaded, as a folder or a zip file, or sent through the API. */
  z.object({ kind: z.literal("upload") }),
  /** A checkout on the server's disk. */
  z.object({ kind: z.literal("checkout"), path: z.string(), branch: z.string().nullable() }),
  z.object({
    kind: z.enum(["github", "gitlab"]),
    /** `owner/name`. */
    fullName: z.string(),
    apiUrl: z.string(),
    branch: z.string().nullable(),
  }),
]);

/** What the repository's own file and the settings page say. */
export const repositorySettings = z.object({
  rules: courtRules,
  /** Which paths are documentation, as glob patterns; empty takes what looks like it. */
  docs: z.array(z.string()).default([]),
  /** Paths that are never looked at. */
  ignore: z.array(z.string()).default([]),
  /** Who gets what no other rule gives to someone. */
  defaultOwner: z.string().nullable().default(null),
  deliver: z.enum(["patch", "branch", "pull-request"]).default("patch"),
  /** The repository's own settings file that this was read from; null where it has none. */
  file: z.string().nullable().default(null),
  /** Sentences about a settings file that could not be read whole. */
  problems: z.array(z.string()).default([]),
});

export type RepositorySource = z.infer<typeof repositorySource>;
export type RepositorySettings = z.infer<typeof repositorySettings>;

export type StoredRepository = {
  id: string;
  name: string;
  source: RepositorySource;
  settings: RepositorySettings;
  /** The sealed secrets: the webhook's, the forge's token. Null where there are none. */
  secret: unknown;
  /** The commit that the pages were read from; null for an upload. */
  revision: string | null;
  /** Times are milliseconds since the Unix epoch. */
  readAt: number | null;
  createdAt: number;
  deletedAt: number | null;
};

export type StoredPage = {
  path: string;
  textSha256: string;
  /** The file's own bytes, a blob, where they are not the text's in UTF-8: other line breaks, another encoding. */
  sourceSha256?: string;
  /** UTF-16 code units. */
  chars: number;
  owner: string | null;
  /** The rule that named the owner, in words. */
  ownerRule: string;
};

export type RepositoryStore = {
  /** Rejects with NameTakenError when another repository has the name. */
  add(repository: StoredRepository): Promise<void>;
  get(id: string): Promise<StoredRepository | null>;
  byName(name: string): Promise<StoredRepository | null>;
  /** Those that were not removed, by name. */
  list(): Promise<StoredRepository[]>;
  update(
    id: string,
    change: Partial<
      Pick<
        StoredRepository,
        "name" | "source" | "settings" | "secret" | "revision" | "readAt" | "deletedAt"
      >
    >,
  ): Promise<StoredRepository | null>;
  /** Puts these pages in the place of all that the repository had. */
  replacePages(id: string, pages: readonly StoredPage[]): Promise<void>;
  /** By path. */
  pages(id: string): Promise<StoredPage[]>;
};

export class NameTakenError extends Error {
  readonly code = "name-taken";

  constructor(name: string) {
    super(`There is a repository named "${name}". Choose another name.`);
    this.name = "NameTakenError";
  }
}
