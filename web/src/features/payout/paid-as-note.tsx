import { useTranslations } from 'next-intl';
import type { PaidAs } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';

/** As what something owed is paid, and by which price; nothing where it is paid in its own currency. */
export function PaidAsNote({ paidAs }: { paidAs: PaidAs | null }) {
  const t = useTranslations('payout');
  const formats = useFormats();
  if (paidAs === null) return null;
  const [from, to] = paidAs.rates;
  return (
    <div className="text-sm text-ink-2">
      {t('paidAs', { amount: formats.money(paidAs.amountMinor, paidAs.currency) })}
      <div>
        {t('paidAsPrice', {
          from: from?.currency ?? '',
          price: formats.decimal(paidAs.price),
          to: to?.currency ?? '',
        })}
      </div>
    </div>
  );
}
