/** One link of a resolver, as RFC 9264 describes a target. */
export interface ResolverLink {
  /** The whole relation type, as a URI. */
  rel: string;
  href: string;
  title: string;
  /** Media type. */
  type: string;
  /** BCP 47; absent when the target speaks no language or every one. */
  hreflang?: readonly string[];
}

export const GS1_VOCABULARY = 'https://ref.gs1.org/voc/';
/** UNTP writes its relations so, in full (Identity Resolver): `untp:dpp` is a URI as it stands. */
export const UNTP_VOCABULARY = 'untp:';
export const LINKSET_JSON = 'application/linkset+json';
export const LINKSET_TEXT = 'application/linkset';

/** Spellings of the same vocabularies that scanners and older resolvers use. */
const prefixes: readonly [RegExp, string][] = [
  [/^gs1:/, GS1_VOCABULARY],
  [/^https?:\/\/(?:ref\.gs1\.org|(?:www\.)?gs1\.org)\/voc\//, GS1_VOCABULARY],
  [/^https?:\/\/test\.uncefact\.org\/vocabulary\/linkTypes\//, UNTP_VOCABULARY],
];

/**
 * A link type in full, however it was written.
 *
 * @example expandLinkType('gs1:pip') // 'https://ref.gs1.org/voc/pip'
 * @example expandLinkType('https://gs1.org/voc/pip') // 'https://ref.gs1.org/voc/pip'
 */
export function expandLinkType(name: string): string {
  const known = prefixes.find(([pattern]) => pattern.test(name));
  return known === undefined ? name : name.replace(known[0], known[1]);
}

/** The links about one thing (RFC 9264 §4.2), grouped by relation in the order given. */
export function linksetJson(
  anchor: string,
  links: readonly ResolverLink[],
): { linkset: Record<string, unknown>[] } {
  const byRelation = new Map<string, object[]>();
  for (const { rel, href, title, type, hreflang } of links) {
    const targets = byRelation.get(rel) ?? [];
    targets.push({ href, title, type, ...(hreflang !== undefined && { hreflang }) });
    byRelation.set(rel, targets);
  }
  return { linkset: [{ anchor, ...Object.fromEntries(byRelation) }] };
}

/**
 * The same as text (RFC 9264 §4.1, the syntax of RFC 8288). One link a line.
 *
 * @example linksetText('https://a/x', [{ rel: 'https://r', href: 'https://b', title: 'B', type: 'text/html' }])
 * // '<https://b>; rel="https://r"; anchor="https://a/x"; type="text/html"; title="B"\n'
 */
export function linksetText(anchor: string, links: readonly ResolverLink[]): string {
  const lines = links.map(({ rel, href, title, type, hreflang = [] }) =>
    [
      `<${href}>`,
      `rel="${rel}"`,
      `anchor="${anchor}"`,
      `type="${type}"`,
      ...hreflang.map((language) => `hreflang="${language}"`),
      `title=${quoted(title)}`,
    ].join('; '),
  );
  return lines.length === 0 ? '' : `${lines.join(',\n')}\n`;
}

/** RFC 8288 quotes ASCII only; other letters are left out of this form, and are whole in the JSON. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[^ -~]/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')}"`;
