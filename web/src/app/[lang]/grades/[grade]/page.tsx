import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GradeTables } from '../../../../features/grade/grade-tables.tsx';
import { knownGrades, tablesOfGrade } from '../../../../features/grade/tables-of-grade.ts';
import { loadSearch } from '../../../../features/steel/load-search.ts';
import { OfferList } from '../../../../features/steel/offer-list.tsx';
import { publicMetadata } from '../../../../features/steel/page-metadata.ts';
import { readSite } from '../../../../features/steel/read-site.ts';
import { readSteelSearch, type PageQuery } from '../../../../features/steel/steel-search.ts';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import type { Language } from '../../../../words/languages.ts';

type Props = { params: Promise<{ lang: Language; grade: string }>; searchParams: Promise<PageQuery> };

/** Offers that a grade's page shows; the list shows the rest. */
const SHOWN = 10;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, grade } = await params;
  const asked = decodeURIComponent(grade);
  const t = await getTranslations('grade');
  const tables = tablesOfGrade(asked);
  const name = tables[0]?.grade.grade ?? asked;
  const norms = tables.map(({ table }) => `${table.norm}:${table.edition}`).join(', ');
  return publicMetadata({
    language: lang,
    path: `/grades/${encodeURIComponent(name)}`,
    title: t('title', { grade: name }),
    description: t('description', { grade: name, norms }),
    isIndexed: tables.length > 0,
  });
}

export default async function GradePage({ params, searchParams }: Props) {
  const asked = decodeURIComponent((await params).grade);
  const t = await getTranslations('grade');
  const tables = tablesOfGrade(asked);
  const known = tables[0]?.grade;
  const name = known?.grade ?? asked;
  const search = {
    ...readSteelSearch({ q: asked, sort: 'price' }),
    open: readSteelSearch(await searchParams).open,
  };
  const site = await readSite();
  const answer = await loadSearch(search, site, { limit: SHOWN, withFacets: false });
  const total = answer.ok ? answer.value.total : 0;
  return (
    <div className="page">
      <PageTitle title={name}>
        {known === undefined ? null : t('number', { number: known.number })}
        {name === asked ? null : <p>{t('asked', { asked })}</p>}
      </PageTitle>
      {known === undefined ? (
        <Notice tone="unknown" title={t('unknown', { grade: asked })} live={false}>
          {t('unknownHint')}
        </Notice>
      ) : null}
      <section aria-labelledby="stock" className="my-8">
        <h2 id="stock">{t('stockHeading')}</h2>
        <p className="mb-2">
          <Link href={`/steel?q=${encodeURIComponent(asked)}`}>{t('stock', { count: total })}</Link>
        </p>
        {answer.ok && total > 0 ? (
          <OfferList
            hits={answer.value.items}
            search={search}
            path={`/grades/${encodeURIComponent(asked)}`}
            hasSite={site !== undefined}
          />
        ) : null}
      </section>
      <div className="grid gap-10">
        {tables.map((entry) => (
          <GradeTables key={`${entry.table.norm}${entry.table.edition}`} {...entry} />
        ))}
        {tables.length === 0 ? null : <p className="text-sm text-ink-2">{t('source')}</p>}
        <nav aria-label={t('grades')} className="text-sm">
          <h2 className="mb-1">{t('grades')}</h2>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {knownGrades().map((grade) => (
              <li key={grade}>
                <Link
                  href={`/grades/${encodeURIComponent(grade)}`}
                  prefetch={false}
                  className="inline-block py-0.5"
                >
                  {grade}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  );
}
