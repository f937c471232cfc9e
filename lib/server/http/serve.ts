/** Next's route handlers of the running server. */
import "server-only";
import { composition } from "@/lib/server/compose";
import type { Endpoint } from "@/lib/server/http/endpoint";
import { createHandlers, createNotFoundHandlers, type Handlers } from "@/lib/server/http/handlers";

export function serve(endpoints: readonly Endpoint[]): Handlers {
  return createHandlers(endpoints, composition);
}

export function serveNothing(): Handlers {
  return createNotFoundHandlers(composition);
}
