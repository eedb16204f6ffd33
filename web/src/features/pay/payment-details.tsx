import type { Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useTranslations } from 'next-intl';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { Told } from '../told/told.tsx';

/** What somebody in accounts asks for: numbers, tax, tolerance and rate, folded away for the others. */
export function PaymentDetails({ order }: { order: Order }) {
  const t = useTranslations('pay');
  const formats = useFormats();
  const { payment, seller } = order;
  const { rate, currency } = payment;
  return (
    <details className="border-y border-rule py-2">
      <summary className="min-h-6 text-link">{t('details')}</summary>
      <Facts>
        <Fact name={t('seller')}>
          {seller.name}, {formats.country(seller.country)}
        </Fact>
        <Fact name={t('tolerance')}>
          {order.lines.map((line) => (
            <span key={line.lotId} className="mr-4">
              {line.description}: <Mass grams={line.maxGrams} />
            </span>
          ))}
        </Fact>
        <Fact name={t('taxName')}>
          <Money minor={order.taxMinor} /> (<Told text={order.taxRule.sentence} />)
        </Fact>
        {rate === null ? null : (
          <Fact name={t('rate')}>
            {t('rateText', {
              currency,
              rate: formats.decimal(formatScaled(BigInt(rate.rateE8), 8, 4)),
              day: formats.instant(rate.validUntil),
            })}
          </Fact>
        )}
        {payment.reference === null ? null : (
          <Fact name={t('reference')}>
            <span className="font-mono">{payment.reference}</span>
          </Fact>
        )}
        <Fact name={t('paymentId')}>
          <Hash value={payment.paymentId} label={t('paymentId')} />
        </Fact>
      </Facts>
    </details>
  );
}
