import type { Basket, BasketLine, BasketPrice } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { chargeWord } from '../buy-box/charge-word.ts';
import { LineChanges } from './line-changes.tsx';
import { LineMark } from './line-mark.tsx';
import { LineQuantity } from './line-quantity.tsx';
import { RemoveLine } from './removed-lines.tsx';
import { Told } from '../told/told.tsx';

type PricedLine = BasketLine & { price: BasketPrice };
type RowProps = { basket: Pick<Basket, 'currency'> & { id: string }; line: PricedLine };

export const isPriced = (line: BasketLine): line is PricedLine => line.price !== null;

/** A line of the basket: what it is, how much, what it costs, and what has changed of it. */
export function BasketLineRow({ basket, line }: RowProps) {
  const t = useTranslations('basket.line');
  const words = useTranslations('offer');
  const formats = useFormats();
  const { price } = line;
  const { currency } = basket;
  const name = price.description;
  const cuts = line.cuts.reduce((sum, { pieces }) => sum + pieces, 0);
  return (
    <li className="grid gap-x-4 gap-y-2 border-b border-rule py-3 lg:grid-cols-[minmax(0,1fr)_8.5rem_4.5rem_7.5rem_5rem_6rem]">
      <div>
        <p className="font-semibold">
          <Link href={`/offers/${line.offerId}`} prefetch={false} className="text-ink">
            {name}
          </Link>
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-2">
          <span>
            {t.rich('heat', {
              heat: price.heatNumber,
              h: (chunks) => <span className="font-mono">{chunks}</span>,
            })}
          </span>
          {price.pieces === null ? null : <span>{t('pieces', { count: Number(price.pieces) })}</span>}
          {cuts === 0 ? null : <span>{t('cuts', { count: cuts })}</span>}
          {line.extras.map((code) => (
            <span key={code}>{chargeWord(code, words)}</span>
          ))}
          <span>{t('ready', { days: price.leadTimeDays })}</span>
          <span>{t('available', { mass: `${formats.mass(price.availableGrams, 't')}\u00a0t` })}</span>
        </p>
        <LineChanges changes={line.changes} />
        <LineMark basketId={basket.id} lineId={line.id} name={name} note={line.note} />
        <PriceReasons line={line} currency={currency} />
        <p className="text-sm">
          <Link
            href={`/rfq/new?q=${encodeURIComponent(`${name}, ${formats.mass(price.massGrams, 't')} t`)}`}
            prefetch={false}
            className="inline-block py-1"
          >
            {t('ask')}
            <span className="sr-only">: {name}</span>
          </Link>
        </p>
      </div>
      <Cell name={t('quantity')}>
        <LineQuantity basketId={basket.id} line={{ id: line.id, quantity: line.quantity }} name={name} />
      </Cell>
      <Cell name={t('mass')} isFigure>
        <Mass grams={price.massGrams} />
      </Cell>
      <Cell name={t('price')} isFigure>
        {formats.price({ minor: price.priceMinor, basis: price.priceBasis, currency })}
        {price.chargesMinor === '0' ? null : (
          <p className="text-sm text-ink-2">
            {t('charges', { amount: formats.money(price.chargesMinor, currency) })}
          </p>
        )}
      </Cell>
      <Cell name={t('delivery')} isFigure>
        {price.deliveryMinor === null ? (
          t('onRequest')
        ) : (
          <Money minor={price.deliveryMinor} currency={currency} bare />
        )}
      </Cell>
      <Cell name={t('net')} isFigure>
        <span className="font-semibold">
          <Money minor={price.netMinor} currency={currency} bare />
        </span>
        <p>
          <RemoveLine
            basketId={basket.id}
            line={{
              id: line.id,
              offerId: line.offerId,
              quantity: line.quantity,
              cuts: line.cuts,
              extras: line.extras,
              note: line.note,
              name,
            }}
          />
        </p>
      </Cell>
    </li>
  );
}

/** One figure of a line; its name stands beside it on a phone, and in the head of the list elsewhere. */
function Cell(given: { name: string; isFigure?: boolean; children: React.ReactNode }) {
  const { name, isFigure = false, children } = given;
  return (
    <div className={`flex items-baseline justify-between gap-4 lg:block ${isFigure ? 'lg:text-right' : ''}`}>
      <span className="text-sm text-ink-2 lg:sr-only">{name}</span>
      <div className="text-right lg:text-inherit">{children}</div>
    </div>
  );
}

/** The heads of the columns, where the list is wide enough to have some. */
export function BasketHead({ currency }: { currency: string }) {
  const t = useTranslations('basket.line');
  return (
    <div
      aria-hidden="true"
      className="hidden items-end gap-x-4 border-b border-ink pb-1 text-sm font-semibold text-ink-2 lg:grid lg:grid-cols-[minmax(0,1fr)_8.5rem_4.5rem_7.5rem_5rem_6rem]"
    >
      <span>{t('product')}</span>
      <span>{t('quantity')}</span>
      <span className="text-right">{t('mass')}</span>
      <span className="text-right">{t('price')}</span>
      <span className="text-right">
        {t('delivery')}, {currency}
      </span>
      <span className="text-right">
        {t('net')}, {currency}
      </span>
    </div>
  );
}

/** Why the price is what it is, folded away. */
function PriceReasons({ line, currency }: { line: PricedLine; currency: string }) {
  const t = useTranslations('basket.line');
  const formats = useFormats();
  const { price } = line;
  return (
    <details className="text-sm">
      <summary className="min-h-6 text-link">{t('why')}</summary>
      <ul className="list-disc pl-5 text-ink-2">
        {price.why.map((sentence) => (
          <li key={sentence}>
            <Told text={sentence} />
          </li>
        ))}
      </ul>
      <p className="mt-1 text-ink-2">
        {t('most', {
          amount: formats.money(price.maxGrossMinor, currency),
          mass: `${formats.mass(price.maxGrams, 't')}\u00a0t`,
        })}
      </p>
    </details>
  );
}
