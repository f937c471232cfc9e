/** Turns endpoints into Next's route handlers: guard → parse → run → JSON, and every error a problem. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import type { Endpoint } from "@/lib/server/http/endpoint";
import { findForeignRequest } from "@/lib/server/http/origin-guard";
import { problemResponse, toUseCaseError } from "@/lib/server/http/problem";
import { apiContentSecurityPolicy, securityHeaders } from "@/lib/server/http/security-headers";
import { unlessDatabaseGone } from "@/lib/server/http/unless-database-gone";
import { UseCaseError } from "@/lib/server/use-case-error";

/** A path without parameters has none at all. */
type RouteContext = { params: Promise<Record<string, string | string[]> | undefined> };
export type Handler = (request: Request, context: RouteContext) => Promise<Response>;
export type Handlers = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Handler>;

/** The handlers of one path. Methods that it does not take answer 405 with the list of those it takes. */
export function createHandlers(
  endpoints: readonly Endpoint[],
  compose: () => Promise<Composition>,
): Handlers {
  const allow = endpoints.map(({ method }) => method).join(", ");
  const handlerOf = (method: keyof Handlers): Handler =>
    createHandler(compose, (request, params, parts) => {
      const endpoint = endpoints.find((candidate) => candidate.method === method);
      if (endpoint) return endpoint.handle(request, params, parts);
      const error = new UseCaseError(
        "method-not-allowed",
        `${new URL(request.url).pathname} takes ${allow || "no method"}, not ${method}.`,
      );
      return Promise.resolve(problemResponse(error, { allow }));
    });
  return {
    GET: handlerOf("GET"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
  };
}

/** For addresses under the API that do not exist. */
export function createNotFoundHandlers(compose: () => Promise<Composition>): Handlers {
  const handler = createHandler(compose, (request) => {
    throw new UseCaseError(
      "not-found",
      `There is nothing at ${new URL(request.url).pathname}. GET /api/v1/openapi.json lists what there is.`,
    );
  });
  return { GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler };
}

/** Wraps what answers a request: foreign requests stop here, and whatever is thrown leaves as a problem. */
export function createHandler(
  compose: () => Promise<Composition>,
  answer: (
    request: Request,
    params: Record<string, string>,
    composition: Composition,
  ) => Promise<Response>,
): Handler {
  return async (request, context) => {
    try {
      const parts = await compose();
      const foreign = findForeignRequest(request, parts.env);
      if (foreign) throw foreign;
      const answered = answer(request, singleParams(await context.params), parts);
      // A change may have happened unseen: it is waited for. What only reads can be asked again.
      const response = request.method === "GET" ? unlessDatabaseGone(answered, parts) : answered;
      return withHeaders(await response);
    } catch (reason) {
      const error = toUseCaseError(reason);
      if (error.code === "internal") console.error(`${request.method} ${request.url}`, reason);
      return withHeaders(problemResponse(error));
    }
  };
}

function singleParams(params: Record<string, string | string[]> = {}): Record<string, string> {
  const single = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.join("/"),
  ]);
  return Object.fromEntries(single);
}

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", apiContentSecurityPolicy);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}
