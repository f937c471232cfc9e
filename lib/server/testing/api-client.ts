/**
 * Sends requests to the API without a network, through the handlers that the routes use,
 * and holds every answer against the published OpenAPI document by a validator that knows nothing of zod.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { endpoints } from "@/lib/server/api/endpoints";
import type { Composition } from "@/lib/server/composition";
import { createHandlers, createNotFoundHandlers, type Handlers } from "@/lib/server/http/handlers";
import { openApiDocument } from "@/lib/server/http/openapi";

export type ApiClient = (
  method: keyof Handlers,
  address: string,
  options?: { json?: unknown; body?: BodyInit; headers?: Record<string, string> },
) => Promise<Response>;

const published = openApiDocument(endpoints);

export function createApiClient(composition: Composition): ApiClient {
  return async (method, address, { json, body, headers } = {}) => {
    const request = new Request(`http://localhost:3000${address}`, {
      method,
      headers: {
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      // Node's fetch asks for `duplex` with a stream; the DOM's types do not know it.
      ...(body === undefined ? {} : { body, duplex: "half" }),
    });
    const { pathname } = new URL(request.url);
    const path = endpoints.map((endpoint) => endpoint.path).find((path) => matches(path, pathname));
    const there = endpoints.filter((endpoint) => endpoint.path === path);
    const compose = async () => composition;
    const handlers = path ? createHandlers(there, compose) : createNotFoundHandlers(compose);
    const params = Promise.resolve(path?.includes("{") ? paramsOf(path, pathname) : undefined);
    const response = await handlers[method](request, { params });
    if (there.some((endpoint) => endpoint.method === method))
      await check(path ?? "", method, response);
    return response;
  };
}

/** The answer's JSON, which the client has held against the OpenAPI document already. */
export async function jsonOf<Value>(response: Response): Promise<Value> {
  return (await response.json()) as Value;
}

function matches(path: string, pathname: string): boolean {
  const wanted = path.split("/");
  const given = pathname.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith("{") || part === given[index])
  );
}

function paramsOf(path: string, pathname: string): Record<string, string> {
  const given = pathname.split("/");
  return Object.fromEntries(
    path
      .split("/")
      .flatMap((part, index) =>
        part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(given[index] ?? "")]] : [],
      ),
  );
}

async function check(path: string, method: string, response: Response): Promise<void> {
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const where = `${method} ${path} → ${response.status} ${type}`;
  const operation = Reflect.get(published.paths?.[path] ?? {}, method.toLowerCase());
  const content = operation?.responses?.[`${response.status}`]?.content?.[type];
  if (!content) throw new Error(`${where} is not in the OpenAPI document.`);
  if (!type.endsWith("json")) return;
  const validate = validator(path, method, response.status, type);
  if (!validate(await response.clone().json()))
    throw new Error(
      `${where} does not fit the OpenAPI document: ${JSON.stringify(validate.errors)}`,
    );
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "openapi", ...published });

function validator(path: string, method: string, status: number, type: string): ValidateFunction {
  const pointer = [
    "paths",
    path,
    method.toLowerCase(),
    "responses",
    status,
    "content",
    type,
    "schema",
  ]
    .map((part) => encodeURIComponent(String(part).replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  return ajv.compile({ $ref: `openapi#/${pointer}` });
}
