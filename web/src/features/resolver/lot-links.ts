import type { VerificationReport } from '@topsteel/chain/verify';
import { buildLabelLink, lotCodeOf } from '@topsteel/domain/digital-link';
import { GS1_VOCABULARY, UNTP_VOCABULARY, type ResolverLink } from '@topsteel/domain/linkset';
import { labelPath } from '../verify/label-path.ts';

/** What a link of ours leads to. */
export interface LotTarget {
  lotId: bigint;
  gtin?: string | undefined;
  serial?: string | undefined;
}

export interface LinkPlace {
  publicOrigin: string;
  publicGatewayUrl: string;
}

const LANGUAGES = ['en', 'fr'] as const;
const VC = 'application/vc+jwt';

/**
 * Everything there is about a lot, as links. The passports are left out when the certificate does not stand or the lot is
 * recalled: none is issued then. Documents and carbon come from the evidence, and are missing when it could not be read.
 */
export function lotLinks(report: VerificationReport, target: LotTarget, place: LinkPlace): ResolverLink[] {
  const { publicOrigin: origin } = place;
  const code = lotCodeOf(target.lotId);
  const verdict = `${origin}${labelPath(target.lotId, target.serial)}`;
  const page = (rel: string, title: string, href = verdict): ResolverLink => ({
    rel: `${GS1_VOCABULARY}${rel}`,
    href,
    title,
    type: 'text/html',
    hreflang: LANGUAGES,
  });
  const credential = (rel: string, name: string, title: string): ResolverLink => ({
    rel,
    href: `${origin}/v2/lots/${code}/credentials/${name}`,
    title,
    type: VC,
  });
  const lot = report.lot;
  const passport = `${origin}/passport/${code}`;
  const label = buildLabelLink(origin, {
    lotId: target.lotId,
    ...(lot?.label['gtin'] !== undefined && lot.label['gtin'] !== '' && { gtin: lot.label['gtin'] }),
  });
  return [
    page('defaultLink', 'Verification of this steel'),
    page('verificationService', 'Verification of this steel'),
    page('traceability', 'Where this steel comes from'),
    page('recallStatus', 'Whether this steel is recalled'),
    {
      rel: `${GS1_VOCABULARY}epcis`,
      href: `${origin}/epcis/events?MATCH_anyEPCClass=${encodeURIComponent(label)}`,
      title: 'Events of this lot (EPCIS 2.0)',
      type: 'application/json',
    },
    ...documentLinks(report, place),
    ...(isStanding(report)
      ? [
          { ...page('pip', 'Passport of this steel', passport), hreflang: ['en'] },
          ...(lot?.emissions === undefined
            ? []
            : [
                {
                  ...page('sustainabilityInfo', 'Carbon footprint of this steel', `${passport}#carbon`),
                  hreflang: ['en'],
                },
              ]),
          credential(`${UNTP_VOCABULARY}dpp`, 'product-passport', 'Digital product passport (UNTP 0.6.1)'),
          credential(`${UNTP_VOCABULARY}dcc`, 'conformity-credential', 'Conformity credential (UNTP 0.6.1)'),
          credential('alternate', 'product-passport-0.7.0', 'Digital product passport (UNTP 0.7.0)'),
          credential('alternate', 'conformity-credential-0.7.0', 'Conformity credential (UNTP 0.7.0)'),
        ]
      : []),
  ];
}

function documentLinks({ lot }: VerificationReport, { publicGatewayUrl }: LinkPlace): ResolverLink[] {
  return (lot?.documents ?? []).map(({ cid, mediaType, role }) => ({
    rel: `${GS1_VOCABULARY}certificationInfo`,
    href: `${publicGatewayUrl.replace(/\/$/, '')}/ipfs/${encodeURIComponent(cid)}`,
    title: role === 'certificate-pdf' ? 'Inspection document (PDF)' : 'Inspection document as data (JSON)',
    type: mediaType,
  }));
}

const isStanding = ({ lines }: VerificationReport): boolean =>
  lines.some(({ question, key }) => question === 'status' && key === 'inForce') &&
  !lines.some(({ question }) => question === 'recall');
