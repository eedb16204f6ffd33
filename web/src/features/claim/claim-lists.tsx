import { getTranslations } from 'next-intl/server';
import { disputePage, goodsReturnPage, type Page } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DisputeTable, ReturnTable } from './claim-tables.tsx';

type Cursor = { cursor: string | undefined };

const queryOf = (cursor: string | undefined): string =>
  new URLSearchParams({
    side: 'buyer',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();

/** The buyer's disputes. */
export async function DisputeList({ cursor }: Cursor) {
  const answer = await read(`/v2/disputes?${queryOf(cursor)}`, disputePage);
  return (
    <ClaimList answer={answer} base="/claims" cursor={cursor}>
      {(items) => <DisputeTable disputes={items} />}
    </ClaimList>
  );
}

/** The buyer's returns and lower prices. */
export async function ReturnList({ cursor }: Cursor) {
  const answer = await read(`/v2/returns?${queryOf(cursor)}`, goodsReturnPage);
  return (
    <ClaimList answer={answer} base="/claims?view=returns" cursor={cursor}>
      {(items) => <ReturnTable returns={items} />}
    </ClaimList>
  );
}

type ClaimListProps<T> = Cursor & {
  answer: Answer<Page<T>>;
  base: string;
  children: (items: T[]) => React.ReactNode;
};

async function ClaimList<T>({ answer, base, cursor, children }: ClaimListProps<T>) {
  const t = await getTranslations('claim.list');
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const { items, nextCursor } = answer.value;
  if (items.length === 0) {
    return (
      <EmptyState title={t('empty')}>
        {t('emptyHint')} <Link href="/orders">{t('orders')}</Link>
      </EmptyState>
    );
  }
  return (
    <>
      {children(items)}
      <Pager base={base} cursor={cursor} next={nextCursor} shown={items.length} />
    </>
  );
}
