import { expandLinkType, type ResolverLink } from './link.ts';
import { readPreferences, weightOfLanguage, weightOfType, type Preference } from './preference.ts';

export interface LinkRequest {
  /** Absent when the reader takes what is the default. */
  linkType?: string | undefined;
  /** The `Accept` header. */
  accept?: string | null | undefined;
  /** The `Accept-Language` header. */
  acceptLanguage?: string | null | undefined;
  /** A language asked for in the address; goes before the header. */
  language?: string | undefined;
}

export type LinkChoice =
  | { kind: 'one'; link: ResolverLink }
  /** Equally good: the reader has to choose (300). */
  | { kind: 'several'; links: ResolverLink[] }
  /** No link of that type: nothing else is offered in its place (404). */
  | { kind: 'no-such-type' }
  /** Links of that type, in no form that is accepted (406). */
  | { kind: 'not-acceptable'; types: string[] };

/**
 * Chooses among the links of one type (GS1-conformant resolver standard): by media type first, then by language. A language
 * that nobody offers rules nothing out: a document in another language is better than none.
 *
 * @example chooseLink(links, { linkType: 'gs1:certificationInfo', accept: 'application/pdf' }).kind // 'one'
 */
export function chooseLink(links: readonly ResolverLink[], request: LinkRequest): LinkChoice {
  const rel = expandLinkType(request.linkType ?? 'gs1:defaultLink');
  const ofType = links.filter((link) => link.rel === rel);
  if (ofType.length === 0) return { kind: 'no-such-type' };
  const accepted = readPreferences(request.accept);
  const acceptable = best(ofType, ({ type }) => weightOfType(accepted, type));
  if (acceptable.length === 0) {
    return { kind: 'not-acceptable', types: [...new Set(ofType.map(({ type }) => type))] };
  }
  const wanted = languagesOf(request);
  const spoken = best(acceptable, ({ hreflang }) => weightOfLanguage(wanted, hreflang));
  const chosen = spoken.length === 0 ? acceptable : spoken;
  const [link] = chosen;
  return chosen.length === 1 && link !== undefined
    ? { kind: 'one', link }
    : { kind: 'several', links: chosen };
}

/** The languages a reader wants, the one in the address before the browser's. */
export function languagesOf({ language, acceptLanguage }: LinkRequest): Preference[] {
  if (language !== undefined && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(language)) {
    return [{ value: language.toLowerCase(), weight: 1 }];
  }
  return readPreferences(acceptLanguage);
}

/**
 * Which of several forms of one thing the reader likes best; undefined when none is accepted. Equal likings go by the order
 * given.
 *
 * @example chooseForm('application/pdf', ['text/html', 'application/pdf']) // 'application/pdf'
 */
export function chooseForm<T extends string>(
  accept: string | null | undefined,
  forms: readonly T[],
): T | undefined {
  const accepted = readPreferences(accept);
  return best(forms, (form) => weightOfType(accepted, form))[0];
}

/** Those with the highest weight above 0. */
function best<T>(candidates: readonly T[], weightOf: (candidate: T) => number): T[] {
  const weights = candidates.map(weightOf);
  const highest = Math.max(0, ...weights);
  return highest === 0 ? [] : candidates.filter((_candidate, index) => weights[index] === highest);
}
