import type { Basket } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BasketCurrency, DeleteBasket, MakeBasket } from './basket-settings.tsx';
import { BasketSite } from './basket-site.tsx';
import { BasketTotals } from './basket-totals.tsx';

type AsideProps = { basket: Basket & { id: string }; isGuest: boolean };

/** Where the basket goes, what it costs, and the way to order it. */
export function BasketAside({ basket, isGuest }: AsideProps) {
  const t = useTranslations('basket');
  return (
    <aside className="grid gap-6 xl:sticky xl:top-4">
      <div className="panel grid gap-4">
        <BasketSite key={JSON.stringify(basket.site)} basketId={basket.id} site={basket.site} />
        <BasketCurrency basket={{ id: basket.id, currency: basket.currency }} />
        <BasketTotals basket={basket} />
        <OrderLinks basket={basket} isGuest={isGuest} />
      </div>
      {isGuest ? null : (
        <details>
          <summary className="min-h-6 text-link">{t('manage.heading')}</summary>
          <div className="mt-3 grid justify-items-start gap-4">
            <MakeBasket />
            {basket.isCurrent ? null : (
              <DeleteBasket id={basket.id} name={basket.name ?? ''} lineCount={basket.lineCount} />
            )}
          </div>
        </details>
      )}
    </aside>
  );
}

function OrderLinks({ basket, isGuest }: AsideProps) {
  const t = useTranslations('basket');
  const formats = useFormats();
  const query = basket.isCurrent ? '' : `?basket=${basket.id}`;
  if (!basket.isOrderable) return <Notice tone="attention">{t('notYet')}</Notice>;
  if (basket.site !== null && basket.totals.deliveryMinor === null) {
    return <Notice tone="attention">{t('carriageOpen')}</Notice>;
  }
  if (isGuest) {
    return (
      <div className="grid gap-3">
        <Link href={`/signin?next=${encodeURIComponent('/cart')}`} prefetch={false} className="button">
          {t('signIn')}
        </Link>
        <Link href="/checkout/guest" className="button button-quiet">
          {t('guest')}
        </Link>
      </div>
    );
  }
  return (
    <Link href={`/checkout/delivery${query}`} className="button">
      {t('order', { amount: formats.money(basket.totals.grossMinor, basket.currency) })}
    </Link>
  );
}
