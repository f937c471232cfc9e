/**
 * Keeps other web sites out of a server that trusts whoever reaches it.
 *
 * A page on another site can make the browser send requests here (CSRF), and can rebind its own DNS name
 * to this machine to read the answers. So the Host header must be an IP address, which cannot be rebound,
 * or a known name; a request that changes something must come from our own pages or from no browser; and
 * what another site asks for behind the person's back is not even looked up.
 */
import { UseCaseError } from "@/lib/server/use-case-error";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

export type KnownHosts = {
  /** The address that the server listens on. */
  host: string;
  /** Further names under which it may be reached. */
  allowedHosts: readonly string[];
};

/** Null when the request may pass. */
export function findForeignRequest(
  request: Pick<Request, "method" | "headers" | "url">,
  known: KnownHosts,
): UseCaseError | null {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  const name = hostName(host);
  if (name === null || !isKnown(name, known))
    return new UseCaseError(
      "forbidden",
      `This server does not answer under the name "${host}". Open it by its IP address or as localhost, or add the name to VERBATIM_ALLOWED_HOSTS and start it again.`,
    );
  const mayPass = SAFE_METHODS.has(request.method)
    ? !isHiddenRead(request.headers)
    : isFromHere(request.headers, host);
  if (mayPass) return null;
  return new UseCaseError(
    "forbidden",
    "Another web site sent this request, so nothing was done. Do it on the pages of this server.",
  );
}

/**
 * What a page of another site asks for without the person seeing it. It cannot read the answer, but how long
 * that takes tells what a search found, and streams or hard patterns would keep this server busy. A link is no such thing.
 */
function isHiddenRead(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== "cross-site" && site !== "same-site") return false;
  return (
    headers.get("sec-fetch-mode") !== "navigate" || headers.get("sec-fetch-dest") !== "document"
  );
}

function isFromHere(headers: Headers, host: string): boolean {
  const origin = headers.get("origin");
  if (origin === null) {
    // Programs send neither header; a browser says where it comes from.
    const site = headers.get("sec-fetch-site");
    return site === null || site === "same-origin" || site === "none";
  }
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}

function hostName(host: string): string | null {
  const address = `http://${host}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, username } = new URL(address);
  return pathname === "/" && username === "" ? hostname.toLowerCase().replace(/\.$/, "") : null;
}

function isKnown(name: string, { host, allowedHosts }: KnownHosts): boolean {
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(name) || name.startsWith("[");
  const names = ["localhost", host.toLowerCase(), ...allowedHosts];
  return isAddress || name.endsWith(".localhost") || names.includes(name);
}
