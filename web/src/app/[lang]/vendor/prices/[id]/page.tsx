import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { priceList as priceListSchema, priceListEntryPage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { EntryTable } from '../../../../../features/price-list/entry-table.tsx';
import { STATE_TONES } from '../../../../../features/price-list/price-words.ts';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { Pager } from '../../../../../ui/pager.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('priceList'))('list') };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ cursor?: string }> };

export default async function PriceListPage({ params, searchParams }: Props) {
  const [{ id }, { cursor }, t] = await Promise.all([params, searchParams, getTranslations('priceList')]);
  const path = `/v2/price-lists/${encodeURIComponent(id)}`;
  const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const [answer, entries] = await Promise.all([
    read(path, priceListSchema),
    read(`${path}/entries?limit=100${query}`, priceListEntryPage),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('list')} problem={answer.problem} />;
  }
  const list = answer.value;
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/prices">{t('title')}</Link>}
        title={
          <>
            {list.name} <Tag tone={STATE_TONES[list.state]}>{t(`states.${list.state}`)}</Tag>
          </>
        }
      >
        {t('agreedWith', { customer: list.customer?.name ?? list.customerGroup?.name ?? '' })}
      </PageTitle>
      {!entries.ok ? (
        <ProblemNotice problem={entries.problem} />
      ) : (
        <ClientWords of={['stepUp']}>
          <EntryTable listId={list.id} entries={entries.value.items} isOver={list.state === 'past'} />
          <Pager base={`/vendor/prices/${list.id}`} cursor={cursor} next={entries.value.nextCursor} />
        </ClientWords>
      )}
    </>
  );
}
