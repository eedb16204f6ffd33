import { useLocale, useTranslations } from 'next-intl';
import { DateField } from '../../ui/date-field.tsx';
import { Link } from '../../ui/link.tsx';
import { periodsOf } from './periods.ts';

/** First and last day, both included, and the usual periods by one press; works without scripts. */
export function PeriodForm({ from, to, now }: { from: string; to: string; now: Date }) {
  const t = useTranslations('carbon.period');
  const locale = useLocale();
  const periods = periodsOf(now);
  return (
    <div className="grid gap-3">
      <form action={`/${locale}/carbon`} className="flex flex-wrap items-end gap-3" aria-label={t('label')}>
        <DateField name="from" label={t('from')} defaultValue={from} />
        <DateField name="to" label={t('to')} defaultValue={to} />
        <button className="button button-quiet">{t('show')}</button>
      </form>
      <ul className="flex flex-wrap gap-x-5" aria-label={t('quick')}>
        {(['quarter', 'thisYear', 'lastYear'] as const).map((name) => {
          const period = periods[name];
          const isHere = period.from === from && period.to === to;
          return (
            <li key={name}>
              <Link
                href={`/carbon?from=${period.from}&to=${period.to}`}
                prefetch={false}
                {...(isHere ? { 'aria-current': 'true' as const, className: 'font-semibold' } : {})}
              >
                {t(name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
