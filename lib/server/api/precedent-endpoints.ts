/** Precedents over HTTP: what declines suggest, and people confirm. */
import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/server/http/endpoint";
import { isId } from "@/lib/server/is-id";
import {
  decidePrecedent,
  listPrecedents,
  precedentDecision,
  precedentView,
} from "@/lib/server/proposals/precedents";

const tag = "Notices";

export const listPrecedentsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/precedents",
  operationId: "listPrecedents",
  tag,
  summary: "Why notices were not needed: suggested and confirmed, newest first",
  query: z.object({
    repositoryId: z.string().refine(isId, "This is no id.").optional(),
    path: z.string().min(1).max(1000).optional(),
  }),
  result: {
    status: 200,
    description: "The precedents.",
    schema: z.object({ precedents: z.array(precedentView) }).meta({ id: "PrecedentList" }),
  },
  problems: ["invalid-input", "unavailable"],
  run: async ({ query }, deps) => ({ precedents: await listPrecedents(deps, query) }),
});

export const decidePrecedentEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/precedents/{precedentId}/decision",
  operationId: "decidePrecedent",
  tag,
  summary: "Confirms a precedent, so that later cases on the same page are told it, or removes it",
  params: z.object({ precedentId: z.string().min(1).max(200) }),
  body: precedentDecision,
  result: { status: 200, description: "The precedent as it stands now.", schema: precedentView },
  problems: ["invalid-input", "not-found", "conflict", "unavailable"],
  run: ({ params: { precedentId }, body }, deps) => decidePrecedent(deps, precedentId, body.action),
});
