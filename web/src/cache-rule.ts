import { languages } from './words/languages.ts';

/** How long a shared cache may hand out a page, and how much longer while it asks for a new one. */
const FRESH_S = 15;
const STALE_S = 30;

/**
 * Pages that say the same to everybody without a cookie, by their address below the language. The page of one lot is not
 * among them: its form carries a key that must be one reader's only. Nor is what is asked for by number or code.
 */
const FOR_EVERYBODY =
  /^(\/steel(\/(?!csv$)[^/]+)?|\/grades\/[^/]+|\/prices|\/help|\/accessibility|\/method)?$/;

type Asked = { method: string; headers: Headers; nextUrl: { pathname: string } };

/**
 * What a shared cache may do with a page: nothing, unless it is for everybody, a stranger without any cookie asks, and the
 * answer gives no cookie. A session, a chosen theme, a site that prices are delivered to: each is a cookie, and each makes
 * the page one reader's own.
 *
 * @returns the `Cache-Control`, or undefined where nobody but the reader may keep it
 */
export function sharedCacheRule(
  { method, headers, nextUrl }: Asked,
  answer: { headers: Headers },
): string | undefined {
  const [, language, ...rest] = nextUrl.pathname.split('/');
  const isBelowLanguage = languages.some((one) => one === language);
  const isRead = method === 'GET' || method === 'HEAD';
  const isStranger = !headers.has('cookie') && !headers.has('authorization');
  const path = rest.map((part) => `/${part}`).join('');
  return isBelowLanguage &&
    isRead &&
    isStranger &&
    FOR_EVERYBODY.test(path) &&
    !answer.headers.has('set-cookie')
    ? `public, max-age=0, s-maxage=${FRESH_S}, stale-while-revalidate=${STALE_S}`
    : undefined;
}
