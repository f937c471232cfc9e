/** The OpenAPI document, made from the very schemas that parse the requests. */
import "server-only";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import type { Endpoint } from "@/lib/server/http/endpoint";
import { problem, problemStatus, problemTitle } from "@/lib/server/http/problem";
import type { UseCaseErrorCode } from "@/lib/server/use-case-error";
import packageJson from "@/package.json";

type Responses = ZodOpenApiOperationObject["responses"];

export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint),
    };
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Verbatim",
      version: packageJson.version,
      description:
        "Ask long documents questions and follow how code proves the answer. Offsets are UTF-16 code units, ends exclusive; lines count from 1. Errors are problem details (RFC 9457) that say what to do.",
    },
    paths,
  });
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { params, query, body } = endpoint;
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) },
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: { ...success(endpoint), ...failures(endpoint.problems) },
  };
}

function success({ result, unfinished, alsoReturns }: Endpoint): Responses {
  const content = contentOf({ [result.contentType]: result.schema, ...alsoReturns });
  return {
    [`${result.status}`]: { description: result.description, content },
    ...(unfinished
      ? { [`${unfinished.status}`]: { description: unfinished.description, content } }
      : {}),
  };
}

/** Any request may come from a foreign site, and anything may go wrong here. */
function failures(codes: readonly UseCaseErrorCode[]): Responses {
  const all: readonly UseCaseErrorCode[] = [...codes, "forbidden", "internal"];
  return Object.fromEntries(
    all.map((code) => [
      `${problemStatus(code)}`,
      {
        description: problemTitle(code),
        content: { "application/problem+json": { schema: problem } },
      },
    ]),
  );
}

function contentOf(schemas: Endpoint["alsoReturns"]) {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]));
}
