/**
 * Stands before every page: turns away requests under foreign names and changes asked for by other sites,
 * and gives each answer its security headers. The API guards itself, since what passes through here is buffered.
 */
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { readEnv } from "@/lib/server/env";
import { findForeignRequest, type KnownHosts } from "@/lib/server/http/origin-guard";
import { problemStatus } from "@/lib/server/http/problem";
import { contentSecurityPolicy, securityHeaders } from "@/lib/server/http/security-headers";

export const config = { matcher: ["/((?!api/|_next/static/|_next/image).*)"] };

let known: KnownHosts | null = null;

export function proxy(request: NextRequest): NextResponse {
  known ??= readEnv();
  const foreign = findForeignRequest(request, known);
  if (foreign)
    return new NextResponse(foreign.message, {
      status: problemStatus(foreign.code),
      headers: { ...securityHeaders, "content-type": "text/plain; charset=utf-8" },
    });
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString("base64"),
    // biome-ignore lint/style/noProcessEnv: a constant that the build puts in
    isDevelopment: process.env.NODE_ENV === "development",
  });
  // Next reads the nonce for its own scripts from the request's policy.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  return response;
}
