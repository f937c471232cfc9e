/**
 * One endpoint of the HTTP API, defined once: its schemas parse the request, describe it in OpenAPI
 * and are what the tests hold the responses against.
 */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { readJson } from "@/lib/server/http/read-json";
import { parseInput } from "@/lib/server/parse-input";
import type { UseCaseErrorCode } from "@/lib/server/use-case-error";

const nothing = z.object({});

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Result = {
  status: 200 | 201 | 202;
  description: string;
  schema: z.ZodType;
  contentType: string;
};

type Unfinished = { status: 202; description: string };

type Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Value extends z.ZodType,
> = {
  method: Method;
  /** With `{name}` for each parameter of `params`. */
  path: `/api/v1/${string}`;
  /** Unique; the name of the function in generated clients. */
  operationId: string;
  tag: string;
  summary: string;
  description?: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Longest body; 4 MB unless given. */
  maxBodyBytes?: number;
  /** Describes a body that the endpoint reads itself, by content type. */
  rawBody?: Record<string, z.ZodType>;
  /** `contentType` is `application/json` unless given. */
  result: {
    status: Result["status"];
    description: string;
    schema: Value;
    contentType?: string;
  };
  /** Describes the response with the same content when the work goes on behind it. */
  unfinished?: Unfinished;
  /** Describes further content types of the successful response. */
  alsoReturns?: Record<string, z.ZodType>;
  problems: readonly UseCaseErrorCode[];
  run(
    input: {
      params: z.output<Params>;
      query: z.output<Query>;
      body: z.output<Body>;
      request: Request;
    },
    composition: Composition,
  ): Promise<z.input<Value> | Response>;
};

export type Endpoint = {
  method: Method;
  path: string;
  operationId: string;
  tag: string;
  summary: string;
  description: string | null;
  params: z.ZodObject | null;
  query: z.ZodObject | null;
  /** Schemas of the request's body by content type; null when it takes none. */
  body: Record<string, z.ZodType> | null;
  result: Result;
  unfinished: Unfinished | null;
  alsoReturns: Record<string, z.ZodType>;
  problems: readonly UseCaseErrorCode[];
  /** Rejects with UseCaseError when the request cannot be carried out. */
  handle(
    request: Request,
    params: Record<string, string>,
    composition: Composition,
  ): Promise<Response>;
};

export function endpoint<
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
  Value extends z.ZodType = z.ZodType,
>(definition: Definition<Params, Query, Body, Value>): Endpoint {
  const { params, query, body, rawBody, result } = definition;
  return {
    method: definition.method,
    path: definition.path,
    operationId: definition.operationId,
    tag: definition.tag,
    summary: definition.summary,
    description: definition.description ?? null,
    params: params ?? null,
    query: query ?? null,
    body: body ? { "application/json": body } : (rawBody ?? null),
    result: { contentType: "application/json", ...result },
    unfinished: definition.unfinished ?? null,
    alsoReturns: definition.alsoReturns ?? {},
    problems: definition.problems,
    async handle(request, rawParams, composition) {
      const search = Object.fromEntries(new URL(request.url).searchParams);
      // Where a schema is left out, its type parameter is that of what stands in for it.
      const value = await definition.run(
        {
          params: parseInput(params ?? nothing, rawParams) as z.output<Params>,
          query: parseInput(query ?? nothing, search) as z.output<Query>,
          body: (body
            ? parseInput(body, await readJson(request, definition.maxBodyBytes))
            : undefined) as z.output<Body>,
          request,
        },
        composition,
      );
      return value instanceof Response ? value : Response.json(value, { status: result.status });
    },
  };
}
