import type { VerificationReport } from '@topsteel/chain/verify';
import { lotIdOfCode, parseDigitalLink } from '@topsteel/domain/digital-link';
import { labelPath, serialNumber } from './label-path.ts';
import { readLanguage } from './read-language.ts';
import { respondWithHome, type HomeOptions } from './respond-with-home.tsx';
import { runVerification } from './run-verification.ts';
import { verificationSources, type VerificationSources } from './verification-sources.ts';

const GS1 = 'https://ref.gs1.org/voc/';
const LINKSET_TYPE = 'application/linkset+json';
/** A Digital Link is for machines of any origin (GS1 Digital Link resolver, CORS). */
const OPEN = { 'access-control-allow-origin': '*', vary: 'accept, accept-language' };

interface Target {
  href: string;
  title: string;
  type: string;
  hreflang?: string[];
}

/**
 * Resolves a GS1 Digital Link of ours: people go on to the verdict page (307), machines get the list of links
 * (RFC 9264) when they accept it or ask `?linkType=linkset`, and `?linkType=gs1:…` goes to one of them.
 *
 * @returns 400 when the path is no Digital Link, 404 when it names no lot of ours or has no such link type.
 */
export async function resolveLink(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const linkType = url.searchParams.get('linkType');
  url.searchParams.delete('linkType');
  url.searchParams.delete('lang');
  const parsed = parseDigitalLink(url.toString(), { allowShortNames: true });
  const refuse = (status: number, title: string, detail: string, shown: HomeOptions): Promise<Response> =>
    wantsHtml(request)
      ? respondWithHome(readLanguage(request), { ...shown, status })
      : Promise.resolve(problem(status, title, detail));
  if (!parsed.ok) {
    const detail = `The address was not understood: ${parsed.reason}. Check the code on the label.`;
    return refuse(400, 'This is not a GS1 Digital Link', detail, { problem: 'linkWrong' });
  }
  const valueOf = (ai: string) => parsed.link.elements.find((element) => element.ai === ai)?.value;
  const code = valueOf('10');
  if (code === undefined) {
    const detail =
      'The link names a product and no lot. Steel is looked up by lot: scan the label on the bundle.';
    return refuse(404, 'No lot in this link', detail, { problem: 'linkWithoutLot' });
  }
  const lotId = lotIdOfCode(code);
  if (lotId === undefined) {
    const detail = `Lot ${code} was not numbered here. A lot number of ours has 20 letters and digits.`;
    return refuse(404, 'Not a lot of ours', detail, { problem: 'numberWrong', text: code });
  }
  const serial = valueOf('21');
  const language = new URL(request.url).searchParams.get('lang');
  const path = labelPath(lotId, serial, language === 'en' || language === 'fr' ? language : undefined);
  const wantsLinks = linkType === 'linkset' || linkType === 'all' || acceptsLinkset(request);
  if (linkType === null && !wantsLinks) {
    return new Response(null, {
      status: 307,
      headers: {
        ...OPEN,
        location: path,
        link: `<${url.pathname}?linkType=linkset>; rel="linkset"; type="${LINKSET_TYPE}"`,
      },
    });
  }
  const sources = verificationSources();
  const report = await runVerification(lotId, serialNumber(serial), sources);
  if (report.lines.some((line) => line.key === 'labelUnknown')) {
    return problem(
      404,
      'Unknown lot',
      'No lot carries this number. The label was not made through TopSteel, or it is misprinted.',
    );
  }
  const links = linksOf(report, path, sources);
  if (!wantsLinks) {
    const target = links.get((linkType ?? '').replace(/^gs1:/, GS1))?.[0];
    if (target !== undefined)
      return new Response(null, { status: 307, headers: { ...OPEN, location: target.href } });
    return problem(
      404,
      'No such link',
      `There is no link of type ${linkType ?? ''} for this lot. Ask with ?linkType=linkset for what there is.`,
    );
  }
  const linkset = {
    linkset: [{ anchor: `${sources.publicOrigin}${url.pathname}`, ...Object.fromEntries(links) }],
  };
  return new Response(JSON.stringify(linkset), {
    headers: { ...OPEN, 'content-type': LINKSET_TYPE, 'cache-control': 'no-store' },
  });
}

function linksOf(
  report: VerificationReport,
  path: string,
  { publicGatewayUrl, publicOrigin: origin }: VerificationSources,
): Map<string, Target[]> {
  const page: Target = {
    href: `${origin}${path}`,
    title: 'Verification of this steel',
    type: 'text/html',
    hreflang: ['en', 'fr'],
  };
  const documents = (report.lot?.documents ?? []).map(({ cid, mediaType, role }) => ({
    href: `${publicGatewayUrl.replace(/\/$/, '')}/ipfs/${encodeURIComponent(cid)}`,
    title:
      role === 'certificate-pdf'
        ? 'Inspection document (PDF)'
        : 'Inspection document as data (EN 10168 JSON)',
    type: mediaType,
  }));
  const links = new Map<string, Target[]>([
    [`${GS1}defaultLink`, [page]],
    [`${GS1}verificationService`, [page]],
    [`${GS1}traceability`, [page]],
  ]);
  if (documents.length > 0) links.set(`${GS1}certificationInfo`, documents);
  return links;
}

function wantsHtml(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html');
}

function acceptsLinkset(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '';
  return accept.includes(LINKSET_TYPE) && !accept.includes('text/html');
}

/** RFC 9457. The sentence is plain text in the body's `detail`, readable in a browser too. */
function problem(status: number, title: string, detail: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }, null, 2), {
    status,
    headers: { ...OPEN, 'content-type': 'application/problem+json' },
  });
}
