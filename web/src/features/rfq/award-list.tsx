import { useTranslations } from 'next-intl';
import type { Award, Rfq } from '@topsteel/domain/api';
import { Countdown } from '../../ui/countdown.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Amount } from './amount.tsx';
import { LotBeside } from './lot-beside.tsx';
import { awardTones } from './rfq-tones.ts';

/** What was accepted, whose move it is, until when, and the way to the order. */
export function AwardList({ rfq }: { rfq: Rfq }) {
  const t = useTranslations('rfq.award');
  const awards = rfq.recipients.flatMap((recipient) =>
    recipient.awards.map((award) => ({ award, name: recipient.name })),
  );
  if (awards.length === 0) return null;
  return (
    <section aria-labelledby="awards" className="grid gap-2">
      <h2 id="awards">{t('title')}</h2>
      <p className="max-w-prose text-ink-2">{t('held')}</p>
      <LedgerTable
        caption={t('title')}
        isCaptionHidden
        columns={[
          t('vendor'),
          t('row'),
          { figure: t('amount') },
          { figure: t('total'), unit: rfq.currency },
          t('state'),
          t('until'),
          { hidden: t('next') },
        ]}
      >
        <tbody>
          {awards.map(({ award, name }) => (
            <tr key={award.id}>
              <th scope="row">
                {name}
                {award.lot === null ? null : (
                  <div className="font-normal">
                    <LotBeside lot={award.lot} />
                  </div>
                )}
              </th>
              <td>{award.row}</td>
              <td className="num">
                <Amount milli={award.amountMilli} unit={rfq.rows[award.row - 1]?.unit ?? 'tonne'} />
              </td>
              <td className="num">
                <Money minor={award.totalMinor} currency={rfq.currency} bare />
              </td>
              <td>
                <Tag tone={awardTones[award.state]}>{t(`buyerStates.${award.state}`)}</Tag>
              </td>
              <td>{award.mover === null ? '–' : <Countdown until={award.heldUntil} ended={t('ended')} />}</td>
              <td>
                <Next award={award} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

function Next({ award, name }: { award: Award; name: string }) {
  const t = useTranslations('rfq.award');
  if (award.state === 'ordered' && award.orderId !== null) {
    return (
      <Link href={`/orders/${award.orderId}`} prefetch={false}>
        {t('order', { number: award.orderNumber ?? '' })}
      </Link>
    );
  }
  if (award.state !== 'ready') return null;
  // A basket that was ordered or thrown away is gone; the price is found again from the offer.
  const href = award.basketId === null ? `/offers/${award.offerId ?? ''}` : `/cart?basket=${award.basketId}`;
  return (
    <Link href={href} prefetch={false} className="button">
      {t('preview')}
      <span className="sr-only"> {name}</span>
    </Link>
  );
}
