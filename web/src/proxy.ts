import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { environment } from './environment.ts';

/**
 * Gives every page a Content-Security-Policy with a fresh nonce. The verification pages (`/v`, `/01`) send
 * their own stricter policy, and the API and static files need none, so they are left out.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(environment(), nonce, process.env.NODE_ENV !== 'production');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = {
  matcher: [
    '/((?!api/|v2/|epcis/|v/|v$|01/|credentials/|status/|organisations/|\\.well-known/|health|demo/|config\\.json|_next/static|_next/image|favicon|icon).*)',
  ],
};
