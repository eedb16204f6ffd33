import type { AccessRole } from '@topsteel/domain/api';
import { late } from '../../backend/late.ts';
import { send } from '../../backend/send.ts';
import { isLanguage } from '../../words/languages.ts';
import { portalOf } from '../session/portal-of.ts';

/**
 * The address to go to after a sign-in: where the person came from, else the desk of what they may do, in the language
 * of the page they signed in on.
 *
 * @example landingPath('fr', '/orders/7', []) // '/fr/orders/7'
 * @example landingPath('fr', undefined, ['vendor']) // '/fr/vendor'
 */
export function landingPath(
  language: string,
  returnTo: string | undefined,
  access: readonly AccessRole[],
): string {
  const path = returnTo ?? portalOf(access);
  const first = path.split(/[/?#]/)[1];
  if (isLanguage(first)) return path;
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** Leaves the sign-in for where the person is at home. The page is loaded anew, so that everything on it is theirs. */
export async function land(language: string, returnTo: string | undefined): Promise<void> {
  const who =
    returnTo === undefined ? await send('/v2/me', { method: 'GET', schema: late('me') }) : undefined;
  window.location.assign(landingPath(language, returnTo, who?.ok === true ? who.value.access : []));
}
