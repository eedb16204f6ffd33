import type { FeedOverview, Job, Page } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { atLeast } from '../../ui/at-least.ts';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Jobs that failed or stand still, or that none does. */
export function JobGlance({ jobs }: { jobs: readonly Job[] }) {
  const t = useTranslations('ops');
  const formats = useFormats();
  const bad = jobs.filter(({ failures, isPaused }) => failures > 0 || isPaused);
  if (bad.length === 0) return <Notice tone="good" live={false} title={t('home.jobsGood')} />;
  const names = formats.list(bad.map(({ name }) => name));
  return (
    <Notice tone="attention" live={false} title={t('home.jobsBad', { count: bad.length, names })}>
      <Link href="/ops/jobs">{t('nav.jobs')}</Link>
    </Notice>
  );
}

/** What waits for somebody's decision; a list that could not be read is left out. */
export function WaitingGlance({
  applications,
  changes,
}: {
  applications: Page<unknown> | undefined;
  changes: Page<unknown> | undefined;
}) {
  const t = useTranslations('ops');
  return (
    <ul className="grid gap-2">
      {applications === undefined ? null : (
        <li>
          {t('home.applications', { count: applications.items.length, shown: atLeast(applications) })}{' '}
          <Link href="/ops/applications">{t('nav.applications')}</Link>
        </li>
      )}
      {changes === undefined ? null : (
        <li>
          {t('home.products', { count: changes.items.length, shown: atLeast(changes) })}{' '}
          <Link href="/ops/products">{t('nav.products')}</Link>
        </li>
      )}
    </ul>
  );
}

/** Rates and reports in one line each. */
export function FeedGlance({ feeds: { rates, waiting } }: { feeds: FeedOverview }) {
  const t = useTranslations('ops');
  const formats = useFormats();
  const newest = rates
    .map(({ observedAt }) => observedAt)
    .sort()
    .at(-1);
  return (
    <section aria-labelledby="feeds" className="grid gap-1">
      <h2 id="feeds">{t('nav.feeds')}</h2>
      <p>
        {t('home.rates', { count: rates.length, at: newest === undefined ? '' : formats.instant(newest) })}
      </p>
      <p>
        {t('home.waiting', { count: waiting.length })} <Link href="/finance/feeds">{t('nav.feeds')}</Link>
      </p>
    </section>
  );
}
