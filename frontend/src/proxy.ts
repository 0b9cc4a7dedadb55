import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy, securityHeaders } from "@/lib/security";

/** What the API answers itself; everything else is a page of ours. */
const API_PATH = /^\/(v1\/|docs$|docs\/|openapi\.yaml$)/;

/**
 * Every request passes here: calls go on to the API, so that its cookies are first-party, and pages
 * get a nonce and the security headers. The addresses are read at run time, not at build time.
 */
export function proxy(request: NextRequest): NextResponse {
  return API_PATH.test(request.nextUrl.pathname) ? toApi(request) : toPage(request);
}

function toApi(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const target = new URL(pathname + search, process.env.API_URL ?? "http://127.0.0.1:8080");
  const headers = new Headers(request.headers);
  // Compression would hold events back until its buffer is full.
  if (pathname.endsWith("/events")) headers.set("Accept-Encoding", "identity");
  return NextResponse.rewrite(target, { request: { headers } });
}

function toPage(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy({
    nonce,
    mediaOrigins: (process.env.CSP_MEDIA_ORIGINS ?? "").split(/[\s,]+/).filter(Boolean),
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|icon|favicon).*)"],
};
