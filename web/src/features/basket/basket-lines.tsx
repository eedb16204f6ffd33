import type { Basket } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { BasketHead, BasketLineRow, isPriced } from './basket-line-row.tsx';

/** The lines of a basket by seller: each seller makes an order, a delivery and an invoice of its own. */
export function BasketLines({ basket }: { basket: Basket & { id: string } }) {
  const t = useTranslations('basket');
  const formats = useFormats();
  const { currency } = basket;
  return basket.vendors.map(({ seller, lines, totals }) => (
    <section key={seller.organisationId} aria-labelledby={`seller-${seller.organisationId}`} className="mb-8">
      <h2 id={`seller-${seller.organisationId}`} className="mb-2">
        {t('seller', { name: seller.name, country: formats.country(seller.country) })}
      </h2>
      <BasketHead currency={currency} />
      <ul>
        {lines.filter(isPriced).map((line) => (
          <BasketLineRow key={line.id} basket={{ id: basket.id, currency }} line={line} />
        ))}
      </ul>
      {basket.vendors.length < 2 ? null : (
        <p className="pt-2 text-right text-sm text-ink-2">
          {t('sellerTotal', {
            name: seller.name,
            mass: `${formats.mass(totals.massGrams, 't')}\u00a0t`,
            total: formats.money(totals.netMinor, currency),
          })}
        </p>
      )}
    </section>
  ));
}
