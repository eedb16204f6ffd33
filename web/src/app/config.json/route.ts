import { runtimeConfig } from '../../features/configuration/runtime-config.ts';

export const dynamic = 'force-dynamic';

/** What the browser may know, read while serving so that one build serves any ports and chain. */
export function GET(): Response {
  return Response.json(runtimeConfig(), { headers: { 'cache-control': 'no-store' } });
}
