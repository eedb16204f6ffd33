import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { receivedGoodsPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { environment } from '../../../../environment.ts';
import { LibraryTable } from '../../../../features/certificate-library/library-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { NoResults } from '../../../../ui/no-results.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { SearchField } from '../../../../ui/search-field.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificateLibrary'))('title') };
}

/** Where documents are fetched from by their hash. */
function gatewayUrl(): string {
  const { IPFS_GATEWAY_URL, PUBLIC_IPFS_GATEWAY_URL = IPFS_GATEWAY_URL } = environment();
  return PUBLIC_IPFS_GATEWAY_URL.replace(/\/$/, '');
}

type Query = Promise<{ q?: string; cursor?: string }>;

export default async function CertificatesPage({ searchParams }: { searchParams: Query }) {
  const { q = '', cursor } = await searchParams;
  const text = q.trim().slice(0, 64);
  const t = await getTranslations('certificateLibrary');
  const query = new URLSearchParams({
    limit: '50',
    ...(text === '' ? {} : { text }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const answer = await read(`/v2/received-goods?${query.toString()}`, receivedGoodsPage);
  const isFound = answer.ok && answer.value.items.length > 0;
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      {answer.ok && !isFound && text === '' ? (
        <EmptyState title={t('empty')}>
          {t('emptyHint')} <Link href="/orders">{t('orders')}</Link>
        </EmptyState>
      ) : (
        <div className="mb-6 max-w-2xl">
          <SearchField
            action="/certificates"
            id="library-search"
            label={t('search')}
            hint={t('searchHint')}
            defaultValue={text}
          />
        </div>
      )}
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : isFound ? (
        <>
          <LibraryTable items={answer.value.items} gateway={gatewayUrl()} />
          <Pager
            base={text === '' ? '/certificates' : `/certificates?q=${encodeURIComponent(text)}`}
            cursor={cursor}
            next={answer.value.nextCursor}
            shown={answer.value.items.length}
          />
        </>
      ) : text === '' ? null : (
        <NoResults title={t('noResults', { text })} clearHref="/certificates">
          <p>{t('noResultsHint')}</p>
          <p className="mt-1">
            <a href="/v">{t('check')}</a>
          </p>
        </NoResults>
      )}
    </>
  );
}
