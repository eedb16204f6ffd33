import type { VerificationReport } from '@topsteel/chain/verify';
import {
  chooseForm,
  chooseLink,
  LINKSET_JSON,
  LINKSET_TEXT,
  linksetJson,
  linksetText,
  type ResolverLink,
} from '@topsteel/domain/linkset';
import { lotLinks, type LinkPlace, type LotTarget } from './lot-links.ts';
import { OPEN, problem } from './responses.ts';

/** What was asked for, taken from the address and the headers. */
export interface LinkQuestion {
  linkType: string;
  accept: string | null;
  acceptLanguage: string | null;
  language: string | undefined;
  /** Path of the address, which the links are about. */
  path: string;
}

const LINKSETS = [LINKSET_JSON, 'application/json', LINKSET_TEXT] as const;

/**
 * Answers a machine about a lot whose report is at hand: the list of links (RFC 9264), or the one of a type (307).
 *
 * @returns 300 when several fit equally, 404 for what does not exist, 406 when no form fits, 410 for a bundle whose order was
 * cancelled, 503 when the register is away: what cannot be checked is not answered.
 */
export function answerWithLinks(
  question: LinkQuestion,
  target: LotTarget,
  report: VerificationReport,
  place: LinkPlace,
): Response {
  const missing = missingProblem(target, report);
  if (missing !== undefined) return missing;
  const links = lotLinks(report, target, place);
  const { linkType, accept } = question;
  if (linkType === 'linkset' || linkType === 'all') {
    return linkset(200, chooseForm(accept, LINKSETS) ?? LINKSET_JSON, question, links, place);
  }
  const choice = chooseLink(links, question);
  switch (choice.kind) {
    case 'one':
      return redirect(localised(choice.link.href, question, place));
    case 'several':
      return linkset(300, LINKSET_JSON, question, choice.links, place);
    case 'not-acceptable':
      return problem(
        406,
        'Not available in this form',
        `This lot has a link of type ${linkType}, as ${choice.types.join(' or ')}. Ask for one of these, or for */*.`,
      );
    case 'no-such-type':
      return problem(
        404,
        'No such link',
        `There is no link of type ${linkType} for this lot. Ask with ?linkType=linkset for what there is.`,
      );
  }
}

function missingProblem({ gtin, serial }: LotTarget, report: VerificationReport): Response | undefined {
  const has = (key: string): boolean => report.lines.some((line) => line.key === key);
  const unknown = problem(
    404,
    'Unknown lot',
    'No lot carries this number. The label was not made through TopSteel, or it is misprinted.',
  );
  if (has('labelUnknown')) return unknown;
  if (report.lot === undefined) {
    return problem(
      503,
      'The register is away',
      'The register could not be reached, so nothing can be said of this lot. This is no sign against it. Try again.',
      { 'retry-after': '10' },
    );
  }
  const printed = report.lot.label['gtin'] ?? '';
  if (gtin !== undefined && printed !== '' && printed !== gtin) {
    return problem(
      404,
      'Another product',
      `This lot is a product with GTIN ${printed}, and the link names ${gtin}. The label was not made through TopSteel.`,
    );
  }
  if (serial !== undefined && has('bundleUnknown')) {
    return problem(404, 'Unknown bundle', `No bundle of this lot carries the serial ${serial}.`);
  }
  if (serial !== undefined && has('bundleCancelled')) {
    return problem(
      410,
      'Withdrawn bundle',
      `The order of bundle ${serial} was cancelled and nothing was delivered under it. Its label is withdrawn for good.`,
    );
  }
  return undefined;
}

function linkset(
  status: 200 | 300,
  form: (typeof LINKSETS)[number],
  { path }: LinkQuestion,
  links: readonly ResolverLink[],
  { publicOrigin }: LinkPlace,
): Response {
  const anchor = `${publicOrigin}${path}`;
  const body =
    form === LINKSET_TEXT ? linksetText(anchor, links) : JSON.stringify(linksetJson(anchor, links));
  return new Response(body, {
    status,
    headers: { ...OPEN, 'content-type': form, 'cache-control': 'no-store' },
  });
}

export function redirect(location: string, headers: object = {}): Response {
  return new Response(null, { status: 307, headers: { ...OPEN, location, ...headers } });
}

/** Our own pages take the language from the address; elsewhere it would only be noise. */
function localised(href: string, { language }: LinkQuestion, { publicOrigin }: LinkPlace): string {
  if (language !== 'en' && language !== 'fr') return href;
  const url = new URL(href);
  const isPage = url.origin === publicOrigin && url.pathname.startsWith('/v/');
  if (isPage) url.searchParams.set('lang', language);
  return url.toString();
}
