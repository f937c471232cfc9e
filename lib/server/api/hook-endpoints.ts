/** Where forges tell of merges. */
import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/server/http/endpoint";
import { readBytes } from "@/lib/server/http/read-bytes";
import { type HookDeps, type HookKind, receiveHook } from "@/lib/server/trials/intake/receive-hook";

const tag = "Webhooks";
/** GitHub sends no larger one. */
const LONGEST_BODY_BYTES = 25_000_000;

const payload = z.looseObject({}).meta({ id: "WebhookPayload" });

const received = z
  .object({
    outcome: z.string().meta({ description: "What was done, in a sentence." }),
    trialId: z
      .string()
      .nullable()
      .meta({ description: "The entry on the docket, where there is one." }),
  })
  .meta({ id: "ReceivedWebhook" });

const shared = {
  method: "POST",
  tag,
  rawBody: { "application/json": payload },
  result: { status: 202, description: "It was taken.", schema: received },
  problems: ["invalid-input", "unauthorized", "not-found", "too-large", "unavailable"],
} as const;

export const gitHubHookEndpoint = endpoint({
  ...shared,
  path: "/api/v1/hooks/github",
  operationId: "gitHubWebhook",
  summary: "GitHub's webhook: merged pull requests come on the docket",
  description:
    "Signed with the secret of the repository (`X-Hub-Signature-256`). A delivery that comes again changes nothing.",
  run: ({ request }, deps) => receive(deps, "github", request),
});

export const gitLabHookEndpoint = endpoint({
  ...shared,
  path: "/api/v1/hooks/gitlab",
  operationId: "gitLabWebhook",
  summary: "GitLab's webhook: merged merge requests come on the docket",
  description:
    "With the secret of the repository as `X-Gitlab-Token`, or signed with it (`webhook-signature`). A delivery that comes again changes nothing.",
  run: ({ request }, deps) => receive(deps, "gitlab", request),
});

async function receive(deps: HookDeps, kind: HookKind, request: Request) {
  const body = await readBytes(request, LONGEST_BODY_BYTES);
  return receiveHook(deps, kind, { body, headers: request.headers });
}
