import { CacheFirst, Serwist } from 'serwist';
import { readLabelTarget } from '@topsteel/domain/digital-link';
import { labelPath } from '../label-path.ts';
import { answerOffline, keepHome, keepVerdict, SHELL } from './kept-pages.ts';
import { showNotice, openNotice } from './notices.ts';
import { sendKept } from './report-queue.ts';
import type { WorkerScope } from './worker-scope.ts';

/** Addresses of the page scripts as they were built beside this one; written in by the build. */
declare const ASSETS: readonly string[];

const scope = globalThis as unknown as WorkerScope;

/**
 * Keeps what checking a label needs: the page `/v`, its scripts, the code reader, and the last answers. Nothing else is
 * ever kept: no page behind a sign-in, no price, no answer of the API.
 */
const serwist = new Serwist({
  precacheEntries: ASSETS.map((url) => ({ url, revision: null })),
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    {
      // Its name carries no hash, so it is not kept for good: a new one is fetched with a new worker.
      matcher: ({ url }) => url.pathname === '/v/assets/zxing_reader.wasm',
      handler: new CacheFirst({ cacheName: SHELL }),
    },
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && /^\/(v(\/|$)|01\/)/.test(url.pathname),
      handler: ({ request, url }) => answerVerdict(request, url),
    },
  ],
});

async function answerVerdict(request: Request, url: URL): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (url.pathname.startsWith('/v/')) await keepVerdict(url, answer.clone());
    else if (url.pathname === '/v' && url.searchParams.get('number') === null)
      await keepHome(url, answer.clone());
    return answer;
  } catch {
    const text = url.pathname === '/v' ? url.searchParams.get('number') : url.href;
    const target = text === null || url.pathname.startsWith('/v/') ? undefined : readLabelTarget(text);
    if (target === undefined) return answerOffline(url);
    const path = labelPath(target.lotId, target.serial, undefined);
    const language = url.searchParams.get('lang');
    return Response.redirect(
      new URL(language === null ? path : withLanguage(path, language), url.origin).href,
      302,
    );
  }
}

const withLanguage = (path: string, language: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${encodeURIComponent(language)}`;

scope.addEventListener('install', (event) => {
  // The page itself in the language of this browser, and the code reader, so that scanning works from the first time on.
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(['/v', '/v/assets/zxing_reader.wasm'])));
});
scope.addEventListener('message', (event) => {
  if (event.data === 'send-reports') event.waitUntil(sendKept());
});
scope.addEventListener('sync', (event) => {
  if (event.tag !== 'reports') return;
  event.waitUntil(
    sendKept().then((results) => {
      // A failure makes the browser try again.
      if ([...results.values()].includes('waiting')) throw new Error('There is no connection yet.');
    }),
  );
});
scope.addEventListener('push', (event) => {
  event.waitUntil(showNotice(scope, event));
});
scope.addEventListener('notificationclick', (event) => {
  event.waitUntil(openNotice(scope, event));
});
serwist.addEventListeners();
