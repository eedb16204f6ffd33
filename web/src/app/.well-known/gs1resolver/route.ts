import { verificationSources } from '../../../features/verify/verification-sources.ts';
import { OPEN, preflight } from '../../../features/resolver/responses.ts';
import { resolverDescription } from '../../../features/resolver/resolver-description.ts';

export const dynamic = 'force-dynamic';

/** What this resolver can do, for other resolvers and for apps. */
export function GET(): Response {
  return Response.json(resolverDescription(verificationSources().publicOrigin), {
    headers: { ...OPEN, 'cache-control': 'public, max-age=3600' },
  });
}

export function OPTIONS(): Response {
  return preflight();
}
