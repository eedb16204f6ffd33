import { useTranslations } from 'next-intl';
import type { QuoteRequest } from '@topsteel/domain/api';
import { Countdown } from '../../ui/countdown.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Amount } from './amount.tsx';
import type { OwnLot } from './answer-rows.tsx';
import { LotBeside } from './lot-beside.tsx';
import { NameLot } from './name-lot.tsx';
import { awardTones } from './rfq-tones.ts';

type VendorAwardsProps = { request: QuoteRequest; base: string; lots: readonly OwnLot[] };

/** What the buyer accepted, and whose move it is. */
export function VendorAwards({ request, base, lots }: VendorAwardsProps) {
  const t = useTranslations('rfq.award');
  if (request.awards.length === 0) return null;
  return (
    <section aria-labelledby="awards" className="grid gap-3">
      <h2 id="awards">{t('vendorTitle')}</h2>
      <ul className="border-t border-rule">
        {request.awards.map((award) => (
          <li key={award.id} className="grid gap-2 border-b border-rule py-3">
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <strong>
                {award.row}. {request.rows[award.row - 1]?.text}
              </strong>
              <Amount milli={award.amountMilli} unit={request.rows[award.row - 1]?.unit ?? 'tonne'} />
              <Money minor={award.totalMinor} currency={request.currency} />
              <Tag tone={awardTones[award.state]}>{t(`vendorStates.${award.state}`)}</Tag>
              {award.mover === null ? null : <Countdown until={award.heldUntil} ended={t('ended')} />}
            </p>
            {award.lot === null ? null : <LotBeside lot={award.lot} />}
            {award.state === 'ordered' && award.orderId !== null && request.vendor.hasAccount ? (
              <Link href={`/vendor/orders/${award.orderId}`} prefetch={false}>
                {t('order', { number: award.orderNumber ?? '' })}
              </Link>
            ) : null}
            {award.state === 'lot-needed' ? (
              request.vendor.hasAccount ? (
                <NameLot
                  path={`${base}/awards/${award.id}/lot`}
                  awardId={award.id}
                  row={award.row}
                  lots={lots}
                />
              ) : (
                <p>{t('accountNeeded')}</p>
              )
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
