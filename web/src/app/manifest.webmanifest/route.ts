import { manifestIn } from '../../features/verify/manifest.ts';
import { readLanguage } from '../../features/verify/read-language.ts';

/** What a device needs to install the site, in the reader's language. */
export function GET(request: Request): Response {
  return new Response(JSON.stringify(manifestIn(readLanguage(request))), {
    headers: {
      'content-type': 'application/manifest+json',
      'cache-control': 'public, max-age=3600',
      vary: 'accept-language',
    },
  });
}
