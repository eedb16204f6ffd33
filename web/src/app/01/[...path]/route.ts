import { preflight } from '../../../features/resolver/responses.ts';
import { resolveLink } from '../../../features/verify/resolve-link.ts';

export const dynamic = 'force-dynamic';

/** Resolver of GS1 Digital Links: `/01/{gtin}/10/{lot code}[/21/{serial}]`. */
export function GET(request: Request): Promise<Response> {
  return resolveLink(request);
}

export function OPTIONS(): Response {
  return preflight();
}
