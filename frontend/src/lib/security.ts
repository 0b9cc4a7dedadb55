/** What the policy of one answer depends on. */
export interface PolicyInput {
  nonce: string;
  /** Origins of the object store: pictures are shown from it and uploads go to it. */
  mediaOrigins: string[];
  development: boolean;
}

/** The Content-Security-Policy of a page: only our own scripts run, and only those with the nonce. */
export function contentSecurityPolicy({ nonce, mediaOrigins, development }: PolicyInput): string {
  const media = mediaOrigins.join(" ");
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Positions of floating elements and widths of bars are style attributes.
    "style-src-attr": "'unsafe-inline'",
    "img-src": `'self' blob: data: ${media}`,
    "media-src": `'self' blob: ${media}`,
    "connect-src": `'self' ${media}${development ? " ws:" : ""}`,
    "font-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join("; ");
}

/** Headers that are the same on every page. */
export const securityHeaders: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};
