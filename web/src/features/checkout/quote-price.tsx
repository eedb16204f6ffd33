import type { Quote } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { QuoteTable } from '../offer/quote-table.tsx';

/** The price beside the ways to pay: what it costs, when it is released, and who pays the commission. */
export function QuotePrice({ quote }: { quote: Quote }) {
  const t = useTranslations('checkout.quote');
  const formats = useFormats();
  return (
    <div className="grid gap-3">
      <QuoteTable quote={quote} />
      <p className="text-sm text-ink-2">
        {t('inspection', { time: formats.duration(quote.inspectionSeconds) })}
      </p>
      <p className="text-sm text-ink-2">
        {t('commission', { percent: formats.percentOfBps(quote.commission.feeBps) })}
      </p>
    </div>
  );
}
