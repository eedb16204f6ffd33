/** What is kept of `/v` for a day without a connection: the page itself, and the last answers. */
export const SHELL = 'check-shell-1';
export const VERDICTS = 'check-verdicts-1';

const MOST_VERDICTS = 50;
const isPage = (answer: Response): boolean =>
  answer.ok && !answer.redirected && (answer.headers.get('content-type') ?? '').startsWith('text/html');

/** The newest answer for a label in a language, whatever else was asked with it. */
function verdictKey(url: URL): string {
  const key = new URL(url.pathname, url.origin);
  for (const name of ['21', 'lang']) {
    const value = url.searchParams.get(name) ?? (name === '21' ? url.searchParams.get('s') : null);
    if (value !== null) key.searchParams.set(name, value);
  }
  return key.href;
}

export async function keepVerdict(url: URL, answer: Response): Promise<void> {
  if (!isPage(answer)) return;
  const cache = await caches.open(VERDICTS);
  const key = verdictKey(url);
  // Deleted first, so that keys stand in the order of asking.
  await cache.delete(key);
  await cache.put(key, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -MOST_VERDICTS).map((old) => cache.delete(old)));
}

export async function keepHome(url: URL, answer: Response): Promise<void> {
  if (!isPage(answer)) return;
  const language = url.searchParams.get('lang');
  const cache = await caches.open(SHELL);
  await cache.put(language === null ? '/v' : `/v?lang=${language}`, answer);
}

/** The kept answer of a label, marked with its date; else the page to check steel, which says that it knows nothing. */
export async function answerOffline(url: URL): Promise<Response> {
  if (url.pathname.startsWith('/v/')) {
    const verdict = await findVerdict(url);
    if (verdict !== undefined) return marked(verdict, 'offline');
  }
  const shell = await caches.open(SHELL);
  const language = url.searchParams.get('lang');
  const home =
    (language === null ? undefined : await shell.match(`/v?lang=${language}`)) ?? (await shell.match('/v'));
  if (home === undefined) return Response.error();
  return marked(home, url.pathname === '/v' ? 'offline' : 'offline-unknown');
}

/** In the language asked for, else in the one that it was read in. */
async function findVerdict(url: URL): Promise<Response | undefined> {
  const cache = await caches.open(VERDICTS);
  const exact = await cache.match(verdictKey(url));
  if (exact !== undefined) return exact;
  const wanted = new URL(verdictKey(url));
  wanted.searchParams.delete('lang');
  const keys = await cache.keys();
  const other = keys.toReversed().find((key) => {
    const kept = new URL(key.url);
    kept.searchParams.delete('lang');
    return kept.href === wanted.href;
  });
  return other === undefined ? undefined : cache.match(other);
}

/** Uncovers a sentence that the server wrote into the page for this case. */
async function marked(page: Response, id: string): Promise<Response> {
  const html = (await page.text()).replace(`id="${id}" hidden=""`, `id="${id}"`);
  return new Response(html, { status: 200, headers: page.headers });
}
