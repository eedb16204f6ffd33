import { useTranslations } from 'next-intl';
import type { OfferDetail } from '@topsteel/domain/api';
import { ToneIcon, type Tone } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { certificateType } from '../../ui/certificate-type.ts';

const CONFORMANCE_TONES = { conforms: 'good', fails: 'bad', unknown: 'unknown' } as const;
const INKS: Record<Tone, string> = {
  good: 'text-good',
  bad: 'text-bad',
  attention: 'text-attention',
  unknown: 'text-unknown',
  info: 'text-info',
  hot: 'text-hot',
  carbon: 'text-carbon',
};

function Line({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <li className="flex gap-2 border-b border-rule py-2">
      <span className={INKS[tone]}>
        <ToneIcon tone={tone} />
      </span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}

/** What stands behind the lot, one fact a line, and the ways to check it without us: before anybody is bound. */
export function ProofStrip({ offer }: { offer: OfferDetail }) {
  const t = useTranslations('offer.proof');
  const { certificate, lot, grade } = offer;
  const { verdict, checked, required, missing } = certificate.conformance;
  const norm = offer.norm ?? '';
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{t('heading')}</h2>
      <ul className="my-2">
        <Line tone={lot.final ? 'good' : 'info'}>
          {t('certificate', {
            type: certificateType(certificate.kind),
            number: certificate.number,
            maker: certificate.manufacturer.replace(/\.$/, ''),
          })}{' '}
          {lot.final ? t('registered') : t('settling')}
        </Line>
        <Line tone={CONFORMANCE_TONES[verdict]}>
          {verdict === 'conforms'
            ? t('conforms', { grade, norm, checked, required })
            : verdict === 'fails'
              ? t('fails', { grade, norm })
              : t('unknown', { grade, missing: missing.length })}
        </Line>
      </ul>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <a href={`/v/${lot.lotCode}`} className="font-semibold">
          {t('check')}
        </a>
        <Link href={`/passport/${lot.lotCode}`}>{t('full')}</Link>
        <Link href={`/genealogy/${lot.lotCode}`}>{t('genealogy')}</Link>
      </p>
      <p className="text-sm text-ink-2">{t('checkHint')}</p>
    </section>
  );
}
