/** Headers that keep a page from being framed, sniffed, or made to run code that is not ours. */

export const securityHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

type PolicyOptions = {
  /** Allows the inline scripts of this one response. */
  nonce: string;
  /** React's development build compiles code at run time. */
  isDevelopment: boolean;
};

/** Scripts need the response's nonce; style attributes stay allowed, since highlighted code is coloured with them. */
export function contentSecurityPolicy({ nonce, isDevelopment }: PolicyOptions): string {
  const evaluation = isDevelopment ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For answers of the API, which are never pages. */
export const apiContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
