import type { Metadata } from 'next';
import { cache } from 'react';
import { getTranslations } from 'next-intl/server';
import { ConductFacts } from '../../../../features/seller/conduct-facts.tsx';
import { loadConduct } from '../../../../features/seller/load-conduct.ts';
import { SellerStock } from '../../../../features/seller/seller-page.tsx';
import { loadSearch } from '../../../../features/steel/load-search.ts';
import { publicMetadata } from '../../../../features/steel/page-metadata.ts';
import { readSite } from '../../../../features/steel/read-site.ts';
import { readSteelSearch, type PageQuery } from '../../../../features/steel/steel-search.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { getFormats } from '../../../../ui/get-formats.ts';
import { Link } from '../../../../ui/link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import type { Language } from '../../../../words/languages.ts';

type Props = { params: Promise<{ lang: Language; id: string }>; searchParams: Promise<PageQuery> };

const loadStock = cache(async (id: string) => loadSearch(readSteelSearch({ seller: id }), await readSite()));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const t = await getTranslations('seller');
  const formats = await getFormats();
  const answer = await loadStock(id);
  const seller = answer.ok ? answer.value.items[0]?.seller : undefined;
  if (seller === undefined) return { title: t('notFound'), robots: { index: false } };
  return publicMetadata({
    language: lang,
    path: `/vendors/${id}`,
    title: seller.name,
    description: t('description', { name: seller.name, country: formats.country(seller.country) }),
  });
}

export default async function VendorPage({ params, searchParams }: Props) {
  const { id } = await params;
  const t = await getTranslations('seller');
  const [formats, site, answer, conduct] = await Promise.all([
    getFormats(),
    readSite(),
    loadStock(id),
    loadConduct(id),
  ]);
  const seller = answer.ok ? answer.value.items[0]?.seller : undefined;
  if (!answer.ok || seller === undefined) {
    return (
      <div className="page">
        <PageTitle title={t('notFound')} />
        {answer.ok ? (
          <EmptyState title={t('notFound')}>
            {t('notFoundHint')} <Link href="/steel">{t('all')}</Link>
          </EmptyState>
        ) : (
          <ProblemNotice problem={answer.problem} />
        )}
      </div>
    );
  }
  const { open } = readSteelSearch(await searchParams);
  return (
    <div className="page max-w-none">
      <PageTitle title={seller.name} eyebrow={<Link href="/steel">{t('all')}</Link>}>
        {formats.country(seller.country)}
      </PageTitle>
      <section aria-labelledby="conduct" className="mb-10 max-w-xl">
        <h2 id="conduct">{t('heading')}</h2>
        <p className="mb-2 text-sm text-ink-2">{t('hint')}</p>
        <ConductFacts conduct={conduct} />
      </section>
      <SellerStock
        answer={answer.value}
        search={{ ...readSteelSearch({ seller: id }), open }}
        path={`/vendors/${id}`}
        name={seller.name}
        site={site}
      />
    </div>
  );
}
