const SECRET = /^(\/v2\/(?:recall-notices|guest-orders)\/)[^/]+/;

/**
 * The path of a request as it may stand in a log: without its query, and without the secret of a link that opens something
 * without an account.
 *
 * @example loggedPath('/v2/recall-notices/AZii…/seen?x=1') // '/v2/recall-notices/…/seen'
 */
export const loggedPath = (url: string): string => (url.split('?')[0] ?? '').replace(SECRET, '$1…');
