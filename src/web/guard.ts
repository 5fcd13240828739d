import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { renderDoor } from "./pages/door-page.ts";

/** Access to the page: only for a browser that opened this address with the token. */
export type Guard = {
  /** Part of the address that is opened; it is exchanged for the cookie. */
  token: string;
  /** Value of the cookie. */
  cookie: string;
  /** Called when a browser has come in. */
  onAdmitted: () => void;
  /** Where the page begins. */
  start: string;
  /** Known once the server listens. */
  port: () => number;
};

/** Allows this server's own files only; no frame, no form, no inline script or style. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Puts the security headers on every response, which nobody keeps unless it says so itself. */
export const withSafeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
};

/**
 * Refuses a request under another host name (DNS rebinding), a write that does not come from a page of
 * this server (CSRF, from another site or port), and a request without the cookie.
 */
export function refuseStrangers(guard: Guard): MiddlewareHandler {
  return async (context, next) => {
    const refusal = findRefusal(context, guard);
    if (refusal === null) return next();
    return context.text(refusal, 403);
  };
}

/** Exchanges the token for the cookie, which scripts cannot read and other sites cannot send. */
export function admit(context: Context, guard: Guard): Response | Promise<Response> {
  if (!isSame(context.req.query("token"), guard.token)) return context.text(REFUSAL, 403);
  guard.onAdmitted();
  setCookie(context, cookieName(guard), guard.cookie, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
  });
  // A browser that comes from a file sends this cookie with what this page leads to, but not after a redirection.
  return context.html(renderDoor(guard.start));
}

const REFUSAL =
  "이 주소로는 열 수 없습니다. 터미널에서 papercards review를 다시 실행하고, 거기에 나온 주소로 여세요.";

function findRefusal(context: Context, guard: Guard): string | null {
  const origins = [`127.0.0.1:${guard.port()}`, `localhost:${guard.port()}`];
  const host = context.req.header("host") ?? "";
  if (!origins.includes(host)) return REFUSAL;
  const isRead = context.req.method === "GET";
  if (!isRead && context.req.header("origin") !== `http://${host}`) return REFUSAL;
  if (isRead && context.req.path === "/open") return null; // it has the token instead
  return isSame(getCookie(context, cookieName(guard)), guard.cookie) ? null : REFUSAL;
}

/** Browsers share cookies between ports, so each server's cookie has a name of its own. */
function cookieName({ port }: Guard): string {
  return `papercards-${port()}`;
}

/** Compares in constant time. */
function isSame(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
