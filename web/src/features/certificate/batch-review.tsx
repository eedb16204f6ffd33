import { useTranslations } from 'next-intl';
import type { ReadRow } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';

type BatchReviewProps = {
  rows: readonly ReadRow[];
  signer: string;
  signsItself: boolean;
  children: React.ReactNode;
};

/** What is about to be registered: how many, how much, which heats, who signs, what it costs. */
export function BatchReview({ rows, signer, signsItself, children }: BatchReviewProps) {
  const t = useTranslations('certificate.mint');
  const formats = useFormats();
  const certificates = rows.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
  const grams = certificates.reduce((sum, { massGrams }) => sum + BigInt(massGrams), 0n);
  const heats = [...new Set(certificates.map(({ heatNumber }) => heatNumber))];
  const fails = certificates.filter(({ conformance }) => conformance.verdict === 'fails').length;
  return (
    <section aria-labelledby="review" className="panel grid gap-4">
      <h2 id="review">{t('review')}</h2>
      <Facts>
        <Fact name={t('reviewCount')}>{formats.decimal(certificates.length.toString())}</Fact>
        <Fact name={t('reviewMass')}>{formats.mass(grams, 't')} t</Fact>
        <Fact name={t('reviewHeats')}>
          <span className="font-mono">{heats.slice(0, 8).join(', ')}</span>
          {heats.length > 8 ? ` +${(heats.length - 8).toString()}` : ''}
        </Fact>
        <Fact name={t('reviewSigns')}>
          {t(signsItself ? 'signsItself' : 'signsHosted', { organisation: signer })}
          {certificates.some(({ kind }) => kind === 32) ? <div>{t('body')}</div> : null}
        </Fact>
        <Fact name={t('reviewEntry')}>{t('oneEntry')}</Fact>
        <Fact name={t('reviewCost')}>{t('noCost')}</Fact>
      </Facts>
      <p className={fails === 0 ? 'text-good' : 'font-semibold text-attention'}>
        {t('fails', { count: fails })}
      </p>
      {children}
    </section>
  );
}
