import { chooseForm, LINKSET_JSON, LINKSET_TEXT } from '@topsteel/domain/linkset';
import { labelPath, serialNumber } from '../verify/label-path.ts';
import { runVerification } from '../verify/run-verification.ts';
import { verificationSources } from '../verify/verification-sources.ts';
import { answerWithLinks, redirect, type LinkQuestion } from './answer-with-links.ts';
import type { LotTarget } from './lot-links.ts';
import { problem } from './responses.ts';

/** Forms of a lot when no link type is named, best first, and the link type that each stands for. */
const forms = {
  'text/html': 'gs1:defaultLink',
  [LINKSET_JSON]: 'linkset',
  'application/json': 'linkset',
  [LINKSET_TEXT]: 'linkset',
  'application/vc+jwt': 'untp:dpp',
  'application/pdf': 'gs1:certificationInfo',
} as const;
type Form = keyof typeof forms;

/** The parameters of a resolver; `linktype` is how the community edition spells it, `language` how UNTP does. */
export const resolverParameters = ['linkType', 'linktype', 'lang', 'language', 'context'] as const;

/** Whether a request to a page of ours is a question for its links rather than for the page. */
export function asksForLinks(request: Request): boolean {
  const query = new URL(request.url).searchParams;
  if (query.has('linkType') || query.has('linktype')) return true;
  const form = chooseForm(request.headers.get('accept'), Object.keys(forms) as Form[]);
  return form !== undefined && form !== 'text/html';
}

/**
 * Resolves a lot of ours: people go on to the verdict page (307) without a word to the register; machines get the list of
 * links when they accept it or ask `?linkType=linkset`, and `?linkType=gs1:…` or a media type leads to one of them.
 */
export async function resolveLot(request: Request, target: LotTarget): Promise<Response> {
  const url = new URL(request.url);
  const accept = request.headers.get('accept');
  const asked = url.searchParams.get('linkType') ?? url.searchParams.get('linktype');
  const language = url.searchParams.get('lang') ?? url.searchParams.get('language') ?? undefined;
  const form = chooseForm(accept, Object.keys(forms) as Form[]);
  if (asked === null && form === undefined) {
    return problem(
      406,
      'Not available in this form',
      `A lot comes as ${Object.keys(forms).join(', ')}. Ask for one of these, or for */*.`,
    );
  }
  if (asked === null && form === 'text/html') {
    const path = labelPath(
      target.lotId,
      target.serial,
      language === 'en' || language === 'fr' ? language : undefined,
    );
    return redirect(path, {
      link: `<${url.pathname}?linkType=linkset>; rel="linkset"; type="${LINKSET_JSON}"`,
    });
  }
  const question: LinkQuestion = {
    linkType: asked ?? forms[form ?? 'text/html'],
    // The form that won speaks for itself: the rest of the list must not make two links equally good.
    accept: asked === null ? (form ?? null) : accept,
    acceptLanguage: request.headers.get('accept-language'),
    language,
    path: url.pathname,
  };
  const sources = verificationSources();
  const report = await runVerification(target.lotId, serialNumber(target.serial), sources);
  return answerWithLinks(question, target, report, sources);
}
