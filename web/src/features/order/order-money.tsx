import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';
import { Money } from '../../ui/money.tsx';
import { layBars, type MoneyBar } from './money-bars.ts';
import { heldMinor } from './order-state.ts';

/** What was ordered at which price, where the authorised maximum is, and who received what was captured. */
export function MoneyTables({ order }: { order: Order }) {
  const t = useTranslations('order.amounts');
  return (
    <section aria-labelledby="money">
      <h2 id="money" className="mb-2">
        {t('heading')}
      </h2>
      <PriceTable order={order} />
      <PaidBy payment={order.payment} />
      {order.payment.authorizedMinor === '0' ? (
        <p className="text-ink-2">{t('notYet')}</p>
      ) : (
        <Waterfall order={order} />
      )}
    </section>
  );
}

/** Goods, tax, and the room that the weighbridge has. */
function PriceTable({ order }: { order: Order }) {
  const t = useTranslations('order.amounts');
  const rule = useTranslations('order.taxRule');
  const formats = useFormats();
  const { currency, taxRule } = order;
  const room = BigInt(order.maxAmountMinor) - BigInt(order.totalMinor);
  return (
    <table className="ledger mb-4">
      <caption>{t('priced', { currency })}</caption>
      <tbody>
        <tr>
          <th scope="row">{t('goods')}</th>
          <td className="num">
            <Money minor={order.goodsMinor} currency={currency} bare />
          </td>
        </tr>
        <tr>
          <th scope="row">
            {t('tax')} {formats.percentOfPermille(taxRule.ratePermille)} %
            <div className="text-ink-2">{rule(taxRule.code)}</div>
          </th>
          <td className="num">
            <Money minor={order.taxMinor} currency={currency} bare />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('tolerance')}</th>
          <td className="num">
            <Money minor={room} currency={currency} bare />
          </td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('maximum')}</th>
          <td className="num">
            <Money minor={order.maxAmountMinor} currency={currency} bare />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

type Part = { key: string; name: string; detail?: string; minor: bigint; className: string };

/** The authorised maximum, and below it end to end where it went; each bar beside its figure. */
function Waterfall({ order }: { order: Order }) {
  const t = useTranslations('order.amounts');
  const { payment, settlement } = order;
  const { currency } = payment;
  const authorised = BigInt(payment.authorizedMinor);
  const captured: Part[] =
    settlement === null
      ? [
          {
            key: 'captured',
            name: t('captured'),
            minor: BigInt(payment.capturedMinor),
            className: 'fill-good',
          },
        ]
      : [
          {
            key: 'seller',
            name: t('seller'),
            detail: order.seller.name,
            minor: BigInt(settlement.sellerMinor),
            className: 'fill-good',
          },
          ...settlement.feeShares.map((share) => ({
            key: share.receiver,
            name: t('fee'),
            detail: share.name,
            minor: BigInt(share.amountMinor),
            className: 'fill-info',
          })),
        ];
  const parts: Part[] = [
    ...captured,
    { key: 'returned', name: t('returned'), minor: BigInt(payment.returnedMinor), className: 'fill-control' },
    { key: 'held', name: t('held'), minor: heldMinor(order), className: 'fill-attention' },
  ];
  const bars = layBars(
    authorised,
    parts.map(({ minor }) => minor),
  );
  return (
    <>
      <Finding order={order} />
      <table className="ledger">
        <caption>{t('caption', { currency })}</caption>
        <tbody>
          <Row
            name={t('authorised')}
            minor={authorised}
            currency={currency}
            bar={{ from: 0, width: 1000 }}
            className="fill-brand"
          />
          {parts.map((part, index) => (
            <Row
              key={part.key}
              name={part.name}
              {...(part.detail === undefined ? {} : { detail: part.detail })}
              minor={part.minor}
              currency={currency}
              bar={bars[index] ?? { from: 0, width: 0 }}
              className={part.className}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Finding({ order }: { order: Order }) {
  const t = useTranslations('order.waterfall');
  const formats = useFormats();
  const { payment } = order;
  const held = heldMinor(order);
  const money = (minor: bigint | string) => formats.money(minor, payment.currency);
  return (
    <p className="mb-2 font-semibold">
      {t('finding', {
        held: held > 0n ? 'yes' : 'no',
        captured: money(payment.capturedMinor),
        authorised: money(payment.authorizedMinor),
        rest: money(held > 0n ? held : payment.returnedMinor),
      })}
    </p>
  );
}

type RowProps = {
  name: string;
  detail?: string;
  minor: bigint;
  currency: string;
  bar: MoneyBar;
  className: string;
};

function Row({ name, detail, minor, currency, bar, className }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {name}
        {detail === undefined ? null : <div className="text-ink-2">{detail}</div>}
      </th>
      <td className="w-2/5 min-w-20 max-sm:hidden">
        <svg viewBox="0 0 1000 12" preserveAspectRatio="none" className="h-3 w-full" aria-hidden="true">
          <rect x="0" y="5" width="1000" height="2" className="fill-rule" />
          <rect x={bar.from} y="0" width={bar.width} height="12" className={className} />
        </svg>
      </td>
      <td className="num">
        <Money minor={minor} currency={currency} bare full />
      </td>
    </tr>
  );
}

/** The way of paying, and the rate that the price was made at. */
function PaidBy({ payment }: Pick<Order, 'payment'>) {
  const t = useTranslations('order');
  const formats = useFormats();
  const { rate, currency } = payment;
  const rail = t(`rail.${payment.rail}`);
  return (
    <p className="mb-2 text-ink-2">
      {rate === null
        ? t('amounts.rail', { rail })
        : t('amounts.railAt', {
            rail,
            currency,
            rate: formats.decimal(formatScaled(BigInt(rate.rateE8), 8, 4)),
          })}
    </p>
  );
}
