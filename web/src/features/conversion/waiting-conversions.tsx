import { useTranslations } from 'next-intl';
import type { ConversionView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { When } from '../../ui/when.tsx';
import { Decide } from '../payout/decide.tsx';
import { useAgainst } from './use-against.ts';

/** Conversions that a second person has to look at, each with its amounts, the feed's price and how far it is off. */
export function WaitingConversions({ conversions }: { conversions: readonly ConversionView[] }) {
  const t = useTranslations('conversion.waiting');
  const formats = useFormats();
  const against = useAgainst();
  if (conversions.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="grid gap-4">
      <h2 id="waiting">{t('heading')}</h2>
      {conversions.map((one) => (
        <div key={one.id} className="panel grid gap-3">
          <p>
            {t.rich('said', {
              name: one.recordedBy.name,
              left: formats.money(one.fromMinor, one.from.currency),
              arrived: formats.money(one.toMinor, one.to.currency),
              counterparty: one.counterparty,
              reference: one.reference,
              day: () => <When iso={one.happenedOn} dayOnly />,
            })}
          </p>
          <p>
            {one.feed === null
              ? one.from.currency === one.to.currency
                ? against(one)
                : t('noFeed')
              : t('feed', {
                  from: one.from.currency,
                  price: formats.decimal(one.feed.price),
                  to: one.to.currency,
                  against: against(one),
                })}
          </p>
          {one.note === null ? null : (
            <blockquote className="border-l-4 border-control pl-3">{one.note}</blockquote>
          )}
          {one.mayDecide ? (
            <Decide of="conversions" id={one.id} approve={t('approve')} decline={t('decline')} />
          ) : (
            <p className="text-ink-2">{t('own', { name: one.recordedBy.name })}</p>
          )}
        </div>
      ))}
    </section>
  );
}
