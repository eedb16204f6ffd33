import type { OrderGroup } from '@topsteel/domain/api';
import { useLocale, useTranslations } from 'next-intl';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { GroupOrders } from '../order-group/group-orders.tsx';

/** What was ordered, what happens next and when, and where questions and papers are. */
export function OrderPlaced({ group }: { group: OrderGroup }) {
  const t = useTranslations('checkoutSteps.done');
  const tCheck = useTranslations('checkoutSteps.check');
  const formats = useFormats();
  const language = useLocale();
  const orders = group.vendors.flatMap((vendor) => vendor.orders);
  const waiting = orders.filter(({ mayPay }) => mayPay);
  const payBefore = waiting.map((order) => order.payBefore).sort()[0];
  return (
    <div className="grid max-w-4xl gap-8">
      <div>
        <PageTitle title={t('title', { number: group.number })}>
          <p>{t('keep')}</p>
        </PageTitle>
        {waiting.length === 0 ? null : (
          <Link href={`/pay/group/${group.id}`} className="button">
            {t('pay')}
          </Link>
        )}
      </div>
      <section aria-labelledby="next">
        <h2 id="next" className="mb-2">
          {t('next')}
        </h2>
        <ol className="list-decimal pl-5">
          {payBefore === undefined ? null : <li>{t('steps.pay', { day: formats.instant(payBefore) })}</li>}
          <li>{t('steps.ship')}</li>
          <li>{t('steps.weigh')}</li>
          <li>{t('steps.confirm')}</li>
        </ol>
      </section>
      <GroupOrders group={group} />
      <Facts>
        <Fact name={tCheck('reference')}>{group.reference ?? tCheck('none')}</Fact>
        <Fact name={tCheck('site')}>
          {group.site === null
            ? tCheck('collected')
            : [
                group.site.street,
                `${group.site.postcode} ${group.site.city ?? ''}`.trim(),
                group.site.contact,
              ]
                .filter(Boolean)
                .join(', ')}
        </Fact>
        <Fact name={t('total')}>
          <Money minor={group.acceptedMinor} currency={group.currency} />
        </Fact>
      </Facts>
      <section aria-labelledby="sellers">
        <h2 id="sellers" className="mb-1">
          {t('sellers')}
        </h2>
        <p className="mb-2 text-ink-2">{t('contact')}</p>
        <ul>
          {group.vendors.map(({ seller }) => (
            <li key={seller.organisationId}>
              <a
                href={`/v2/order-groups/${group.id}/confirmations/${seller.organisationId}?language=${language}`}
              >
                {t('confirmation', { seller: seller.name })}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
