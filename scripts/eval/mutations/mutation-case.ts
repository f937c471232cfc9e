/**
 * A case of the mutation bench as it is written down: a change to a small code base of our own, and what a right judgment of
 * it comes to at every stage. `drift.yaml` holds the changes that make a page wrong, `traps.yaml` those that only look so.
 */
import { z } from "zod";
import { chargeableType } from "@/lib/trace/court";

/** Why a change looks like drift and is none. */
export const trapKind = z.enum([
  "alias-kept",
  "already-fixed",
  "already-wrong",
  "bug-fix",
  "ci-only",
  "coinciding-number",
  "comments-only",
  "dependency-bump",
  "docs-only",
  "feature-flag",
  "formatting",
  "generated",
  "historical-page",
  "internal-behaviour",
  "log-message",
  "moved-code",
  "new-feature",
  "other-version",
  "performance",
  "refactor",
  "renamed-positional",
  "renamed-private",
  "revert",
  "same-word",
  "silent-deprecation",
  "tests-only",
  "types-only",
]);

const replacement = z.strictObject({
  /** Stands exactly once in the file, unless `all` is set. */
  from: z.string().min(1),
  to: z.string(),
  all: z.boolean().default(false),
});

const fileEdit = z.union([
  z.array(replacement).min(1),
  z.strictObject({ create: z.string() }),
  z.strictObject({ delete: z.literal(true) }),
  z.strictObject({ move: z.string(), edits: z.array(replacement).default([]) }),
]);

const treeEdit = z.record(z.string(), fileEdit);

/** A passage that the change makes wrong. */
const wrongPassage = z.strictObject({
  page: z.string(),
  /** Stands exactly once in the page. */
  text: z.string().min(4),
  /** Wrong words, each exactly once in the page before: a right edit removes them all. */
  gone: z.array(z.string().min(1)).min(1),
  /** What a right edit of the page has to say, where the change shows it. */
  there: z.array(z.string().min(1)).default([]),
});

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  body: z.string().default(""),
  /** What the code base looks like before, where it differs from the tree that all cases share. */
  setup: treeEdit.default({}),
  change: treeEdit,
};

export const driftEntry = z.strictObject({
  ...common,
  drift: chargeableType,
  /** Other types that name the same drift as rightly. */
  also: z.array(chargeableType).default([]),
  wrong: z.array(wrongPassage).min(1),
});

export const trapEntry = z.strictObject({
  ...common,
  trap: trapKind,
  /** `filtered`: the funnel has to stop it; `either`: it may, and whoever judges it has to find no case. */
  funnel: z.enum(["filtered", "either"]),
  why: z.string().min(1),
});

export type TreeEdit = z.infer<typeof treeEdit>;
export type WrongPassage = z.infer<typeof wrongPassage>;
