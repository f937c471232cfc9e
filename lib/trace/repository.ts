/** A repository whose documentation is watched, as the HTTP API and the screens show it. */
import { z } from "zod";
import { courtRules, courtRulesChange } from "@/lib/trace/court-rules";

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

const branch = z.string().trim().min(1).max(250).nullable().default(null).meta({
  description: "The branch that changes are merged into; null takes the repository's own.",
});

const forgeSource = {
  fullName: z
    .string()
    .trim()
    .max(300)
    .regex(/^(?!(?:.*\/)?\.{1,2}(?:\/|$))[\w.-]+(\/[\w.-]+)+$/, "Give it as owner/name.")
    .meta({ description: "`owner/name`." }),
  branch,
};

/** Where pages and changes come from. */
export const repositorySourceView = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("upload") }).meta({ description: "Pages that are uploaded." }),
  z
    .strictObject({
      kind: z.literal("checkout"),
      path: z.string().trim().min(1).max(4_000),
      branch,
    })
    .meta({ description: "A git checkout on the server's disk." }),
  z.strictObject({
    kind: z.literal("github"),
    ...forgeSource,
    apiUrl: z.url({ protocol: /^https?$/ }).default("https://api.github.com"),
  }),
  z.strictObject({
    kind: z.literal("gitlab"),
    ...forgeSource,
    apiUrl: z.url({ protocol: /^https?$/ }).default("https://gitlab.com/api/v4"),
  }),
]);

const globs = z.array(z.string().trim().min(1).max(300)).max(200);

/** What the settings page says where the repository has no settings file of its own. */
export const repositorySettingsChange = z.strictObject({
  rules: courtRulesChange.optional(),
  docs: globs.optional().meta({
    description:
      "Which files are documentation, as glob patterns; a folder stands for all it holds. Empty takes what looks like it.",
  }),
  ignore: globs.optional().meta({ description: "Files that are never looked at." }),
  defaultOwner: z.string().trim().min(1).max(200).nullable().optional(),
  deliver: z.enum(["patch", "branch", "pull-request"]).optional(),
});

export const repositoryItem = z
  .object({
    id: z.string(),
    name: z.string(),
    source: repositorySourceView,
    pageCount: z.int(),
    /** The commit that the pages were read from; null for an upload. */
    revision: z.string().nullable(),
    readAt: time.nullable(),
    createdAt: time,
    problems: z.array(z.string()).meta({
      description:
        "What of the settings file, CODEOWNERS and the pages could not be read, and why.",
    }),
  })
  .meta({ id: "RepositoryItem" });

export const repositoryView = repositoryItem
  .extend({
    settings: z.object({
      rules: courtRules,
      docs: z.array(z.string()),
      ignore: z.array(z.string()),
      defaultOwner: z.string().nullable(),
      deliver: z.enum(["patch", "branch", "pull-request"]),
      file: z.string().nullable().meta({
        description:
          "The repository's own settings file, whose word counts; null where it has none.",
      }),
    }),
    hook: z
      .object({
        path: z.string().meta({ description: "The address on this server that the forge calls." }),
        hasSecret: z.boolean(),
        hasToken: z.boolean(),
        deliveries: z.array(z.object({ id: z.string(), receivedAt: time, outcome: z.string() })),
      })
      .nullable()
      .meta({ description: "Null where no forge calls." }),
    pages: z.array(
      z.object({
        path: z.string(),
        chars: z.int(),
        owner: z.string().nullable(),
        ownerRule: z.string().meta({ description: "The rule that named the owner, in words." }),
      }),
    ),
  })
  .meta({ id: "Repository" });

/** What a person gives to have a repository watched. */
export const repositoryOrder = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: "Left out, it is taken from the source; an upload needs one." }),
    source: repositorySourceView,
    /** Of the webhook, as it was entered at the forge. */
    hookSecret: z.string().trim().min(1).max(500).optional(),
    /** With which the forge is asked for patches and pages. */
    token: z.string().trim().min(1).max(500).optional(),
    settings: repositorySettingsChange.optional(),
  })
  .meta({ id: "RepositoryOrder" });

/** What is given changes, the rest stays. Null takes a secret away. */
export const repositoryChange = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    hookSecret: z.string().trim().min(1).max(500).nullable().optional(),
    token: z.string().trim().min(1).max(500).nullable().optional(),
    settings: repositorySettingsChange.optional(),
  })
  .meta({ id: "RepositoryChange" });

export type RepositoryItem = z.infer<typeof repositoryItem>;
export type RepositoryView = z.infer<typeof repositoryView>;
export type RepositoryOrder = z.infer<typeof repositoryOrder>;
export type RepositoryChange = z.infer<typeof repositoryChange>;
