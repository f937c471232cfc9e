import { z } from "zod";

/** The name of a commit, tree or blob as a forge tells it. It becomes part of addresses, so nothing else passes for one. */
export const gitSha = z
  .string()
  .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/i, "A commit's, tree's or blob's SHA was expected.");
