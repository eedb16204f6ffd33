import type { Quote } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';

/** What is being ordered, to be checked before paying. */
export function OrderAnswers({ quote }: { quote: Quote }) {
  const t = useTranslations('checkout.answers');
  const formats = useFormats();
  return (
    <section aria-labelledby="answers">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="answers">{t('heading')}</h2>
        <Link href={`/offers/${quote.offerId}`} prefetch={false}>
          {t.rich('change', { what: (chunks) => <span className="sr-only">{chunks}</span> })}
        </Link>
      </div>
      {quote.lines.map((line) => (
        <Facts key={line.lotId}>
          <Fact name={t('product')}>{line.description}</Fact>
          <Fact name={t('heat')}>
            <span className="font-mono">{line.heatNumber}</span>
          </Fact>
          <Fact name={t('seller')}>
            {quote.seller.name}, {formats.country(quote.seller.country)}
          </Fact>
          <Fact name={t('mass')}>
            <Mass grams={line.massGrams} />
          </Fact>
          <Fact name={t('max')}>
            <Mass grams={line.maxGrams} />
          </Fact>
        </Facts>
      ))}
    </section>
  );
}
