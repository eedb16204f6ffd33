import createMiddleware from 'next-intl/middleware';
import { NextRequest, type NextResponse } from 'next/server';
import { sharedCacheRule } from './cache-rule.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { environment } from './environment.ts';
import { GUEST_ORDER_COOKIE } from './features/guest/guest-order-cookie.ts';
import { routing } from './words/routing.ts';

const inLanguage = createMiddleware(routing);

/** Pages that are opened by a secret in their address. */
const GUEST_ORDER = /^(?:\/[a-z]{2})?\/guest\/([\w-]{43})$/;
const DAY_SECONDS = 86_400;

/**
 * Leads every page to its language, gives it a Content-Security-Policy with a fresh nonce, and says who may keep it. The verification pages (`/v`, `/01`) send
 * their own stricter policy, and the API and static files need none, so they are left out.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(environment(), nonce, process.env.NODE_ENV !== 'production');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = inLanguage(new NextRequest(request, { headers }));
  response.headers.set('Content-Security-Policy', policy);
  keepGuestOrder(request, response);
  const rule = response.headers.has('location') ? undefined : sharedCacheRule(request, response);
  // Without one the framework says `private, no-store` of every page that it draws at the reader's request.
  if (rule !== undefined) {
    response.headers.set('Cache-Control', rule);
    response.headers.append('Vary', 'Cookie, Authorization');
  }
  return response;
}

/** Payment pages know no secret of ours: the browser keeps for a day which guest's order it comes back to. */
function keepGuestOrder({ nextUrl }: NextRequest, response: NextResponse): void {
  const token = GUEST_ORDER.exec(nextUrl.pathname)?.[1];
  if (token === undefined) return;
  response.cookies.set(GUEST_ORDER_COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: nextUrl.protocol === 'https:',
    maxAge: DAY_SECONDS,
  });
}

export const config = {
  matcher: [
    '/((?!api/|v2/|3/|auth/token|epcis/|graphql$|v/|v$|01/|credentials/|status/|organisations/|\\.well-known/|health|demo/|sw\\.js|manifest\\.webmanifest|config\\.json|_next/static|_next/image|favicon|icon|robots\\.txt|sitemap\\.xml).*)',
  ],
};
