import * as serviceWorker from '../../features/verify/generated/service-worker.ts';

/** The service worker, at the root so that it may answer for `/v` and `/01`. Browsers ask for a new one by themselves. */
export function GET(): Response {
  return new Response(serviceWorker.code, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
