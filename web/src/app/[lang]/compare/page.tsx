import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { formatScaled } from '@topsteel/domain/units';
import { CompareTable } from '../../../features/compare/compare-table.tsx';
import { idsOf } from '../../../features/compare/comparison.ts';
import { WrongMass } from '../../../features/compare/wrong-mass.tsx';
import { loadCompared, massOf, USUAL_GRAMS } from '../../../features/compare/load-compared.ts';
import { readSite } from '../../../features/steel/read-site.ts';
import { SiteForm } from '../../../features/steel/site-form.tsx';
import type { PageQuery } from '../../../features/steel/steel-search.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { getFormats } from '../../../ui/get-formats.ts';
import { Link } from '../../../ui/link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { enteredText } from '../../../ui/typed-decimal.ts';
import { isLanguage } from '../../../words/languages.ts';

type Props = { searchParams: Promise<PageQuery> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compare');
  return { title: t('title'), robots: { index: false } };
}

export default async function ComparePage({ searchParams }: Props) {
  const query = await searchParams;
  const t = await getTranslations('compare');
  const [formats, locale, site] = await Promise.all([getFormats(), getLocale(), readSite()]);
  const ids = idsOf(query.ids);
  const said = (name: string): string => [query[name] ?? ''].flat()[0]?.trim() ?? '';
  const habit = said('typed');
  const typed = enteredText(said('mass'), isLanguage(habit) ? habit : undefined, locale);
  const wanted = massOf(typed, locale);
  const massGrams = wanted ?? USUAL_GRAMS;
  const plain = formatScaled(massGrams, 6);
  const isOnlyDifferences = query.show === 'differences';
  const { offers, gone, problem } = await loadCompared(ids, massGrams, site);
  const address = (kept: readonly string[], more: Record<string, string> = {}): string =>
    `/compare?${new URLSearchParams([...kept.map((id) => ['ids', id]), ...Object.entries({ mass: plain, ...more })]).toString()}`;
  if (offers.length === 0) {
    return (
      <div className="page">
        <PageTitle title={t('title')} />
        {problem === undefined ? (
          <EmptyState title={t('few')}>
            {t('fewHint')} <Link href="/steel">{t('list')}</Link>
          </EmptyState>
        ) : (
          <ProblemNotice problem={problem} />
        )}
      </div>
    );
  }
  return (
    <div className="page max-w-none">
      <PageTitle title={t('title')} eyebrow={<Link href="/steel">{t('list')}</Link>}>
        {t('intro', { mass: formats.mass(massGrams, 't') })}
      </PageTitle>
      <div className="mb-4 flex flex-wrap items-end gap-x-8 gap-y-3">
        <form action={`/${locale}/compare`} className="flex items-end gap-2">
          {ids.map((id) => (
            <input key={id} type="hidden" name="ids" value={id} />
          ))}
          <input type="hidden" name="typed" value={locale} />
          <label className="grid gap-0.5 text-sm">
            {t('mass')}
            <input
              name="mass"
              className="field w-28 text-right"
              inputMode="decimal"
              defaultValue={wanted === undefined ? typed : formats.entry(plain)}
              {...(wanted === undefined ? { 'aria-invalid': true, 'aria-describedby': 'mass-wrong' } : {})}
            />
          </label>
          <button className="button button-quiet">{t('update')}</button>
        </form>
        <SiteForm next={address(ids)} />
        <Link href={address(ids, isOnlyDifferences ? {} : { show: 'differences' })} className="py-1 text-sm">
          {isOnlyDifferences ? t('all') : t('same')}
        </Link>
      </div>
      {wanted === undefined ? <WrongMass text={typed} massGrams={massGrams} /> : null}
      <div className="mb-4 grid gap-2 empty:hidden">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {gone === 0 ? null : <Notice tone="attention">{t('gone', { count: gone })}</Notice>}
      </div>
      <CompareTable
        offers={offers}
        hasSite={site !== undefined}
        isOnlyDifferences={isOnlyDifferences}
        hrefWithout={(id) => address(ids.filter((one) => one !== id))}
      />
    </div>
  );
}
