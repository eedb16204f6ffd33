import { useTranslations } from 'next-intl';
import type { Quote } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { QuoteTable } from './quote-table.tsx';

/** A binding price on the page of its offer: what it costs, how the money is held, who has which part of the commission. */
export function QuoteBlock({ quote }: { quote: Quote }) {
  const t = useTranslations('offer.quote');
  const formats = useFormats();
  const { shares, feeBps } = quote.commission;
  return (
    <div className="grid gap-3">
      <QuoteTable quote={quote} />
      <p className="text-sm text-ink-2">{t('escrow')}</p>
      <p className="text-sm text-ink-2">
        {t('inspection', { duration: formats.duration(quote.inspectionSeconds) })}
      </p>
      <p className="text-sm text-ink-2">
        {t('commission', { percent: formats.percentOfBps(feeBps) })}{' '}
        {shares.length === 0
          ? ''
          : t('shares', {
              shares: shares
                .map(({ shareBps, name }) => t('share', { percent: formats.percentOfBps(shareBps), name }))
                .join(', '),
            })}
      </p>
    </div>
  );
}
