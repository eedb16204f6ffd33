import type { Basket } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { TaxText } from '../checkout/tax-text.tsx';

/** What a basket costs: goods, extras, delivery, VAT, and the most that can be charged when it is weighed. */
export function BasketTotals({ basket }: { basket: Basket }) {
  const t = useTranslations('basket.totals');
  const formats = useFormats();
  const { totals, currency, site } = basket;
  const tonnes = (grams: string): string => `${formats.mass(grams, 't')}\u00a0t`;
  const rules = [
    ...new Map(
      basket.vendors.flatMap(({ lines }) =>
        lines.flatMap(({ price }) =>
          price === null ? [] : [[`${price.taxRule.code}${price.taxRule.country}`, price.taxRule] as const],
        ),
      ),
    ).values(),
  ];
  return (
    <table className="ledger">
      <caption className="sr-only">{t('heading')}</caption>
      <tbody>
        <Row name={t('goods')} minor={totals.goodsMinor} currency={currency} />
        {totals.chargesMinor === '0' ? null : (
          <Row name={t('charges')} minor={totals.chargesMinor} currency={currency} />
        )}
        <tr>
          <th scope="row">{t('delivery')}</th>
          <td className="num">
            {site === null ? (
              t('collected')
            ) : totals.deliveryMinor === null ? (
              t('onRequest')
            ) : (
              <Money minor={totals.deliveryMinor} currency={currency} />
            )}
          </td>
        </tr>
        <Row name={t('net')} minor={totals.netMinor} currency={currency} />
        <tr>
          <th scope="row">
            {t('tax')}
            {rules.map((rule) => (
              <div key={rule.code + rule.country} className="text-ink-2">
                <TaxText rule={rule} />
              </div>
            ))}
          </th>
          <td className="num">
            <Money minor={totals.taxMinor} currency={currency} />
          </td>
        </tr>
        <tr>
          <th scope="row" className="font-semibold">
            {t('gross', { mass: tonnes(totals.massGrams) })}
          </th>
          <td className="num text-base font-semibold">
            <Money minor={totals.grossMinor} currency={currency} />
          </td>
        </tr>
        <tr>
          <th scope="row">
            {t('most')}
            <div className="text-ink-2">{t('mostHint')}</div>
          </th>
          <td className="num">
            <Money minor={totals.maxGrossMinor} currency={currency} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('carbon')}</th>
          <td className="num">
            {totals.emissionsGrams === null ? (
              <span className="whitespace-normal text-ink-2">{t('carbonUnknown')}</span>
            ) : (
              <Mass grams={totals.emissionsGrams} isFloored />
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Row({ name, minor, currency }: { name: string; minor: string; currency: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">
        <Money minor={minor} currency={currency} />
      </td>
    </tr>
  );
}
