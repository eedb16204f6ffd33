/**
 * Where a link to the sign-in leads from a page, so that it comes back to the whole address. A page that is used up once
 * somebody has signed in, such as an invitation's or a mailed link's, is not come back to.
 *
 * @example signInHref('/offers/7', 'mass=5&by=mass') // '/signin?next=%2Foffers%2F7%3Fmass%3D5%26by%3Dmass'
 * @example signInHref('/signin/reset/abc', '') // '/signin'
 */
export function signInHref(path: string, query: string): string {
  if (/^\/(?:join|signin)(?:\/|$)/.test(path)) return '/signin';
  const here = query === '' ? path : `${path}?${query}`;
  return here === '/' ? '/signin' : `/signin?next=${encodeURIComponent(here)}`;
}
