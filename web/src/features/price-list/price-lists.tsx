import { getTranslations } from 'next-intl/server';
import { priceListPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { CustomersNote } from './customers-note.tsx';
import { EndButton } from './end-button.tsx';
import { lastDayOf } from './last-day.ts';
import { NewList } from './new-list.tsx';
import { STATE_TONES } from './price-words.ts';
import { readCustomers } from './read-customers.ts';

/** Prices agreed with customers, the newest first, and the form for another. */
export async function PriceLists({ cursor }: { cursor: string | undefined }) {
  const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const [answer, customers, t] = await Promise.all([
    read(`/v2/price-lists?limit=50${query}`, priceListPage),
    readCustomers(),
    getTranslations('priceList'),
  ]);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  return (
    <div className="grid gap-8">
      {answer.value.items.length === 0 ? (
        <EmptyState title={t('noLists')}>{t('noListsHint')}</EmptyState>
      ) : (
        <div>
          <LedgerTable
            caption={t('listsCaption')}
            tools="vendor-price-lists"
            columns={[
              t('name'),
              t('customer'),
              { figure: t('entries') },
              t('from'),
              t('until'),
              t('state'),
              { hidden: t('act') },
            ]}
          >
            <tbody>
              {answer.value.items.map((list) => (
                <tr key={list.id}>
                  <th scope="row">
                    <Link href={`/vendor/prices/${list.id}`} className="font-semibold">
                      {list.name}
                    </Link>
                  </th>
                  <td>{list.customer?.name ?? list.customerGroup?.name}</td>
                  <td className="num">{list.entryCount}</td>
                  <td>
                    <When iso={list.validFrom} />
                  </td>
                  <td>{list.validUntil === null ? t('noEnd') : <Until end={list.validUntil} />}</td>
                  <td>
                    <Tag tone={STATE_TONES[list.state]}>{t(`states.${list.state}`)}</Tag>
                  </td>
                  <td>
                    {list.state === 'past' ? null : (
                      <EndButton path={`/v2/price-lists/${list.id}/end`} name={list.name} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </LedgerTable>
          <Pager base="/vendor/prices?view=lists" cursor={cursor} next={answer.value.nextCursor} />
        </div>
      )}
      <section aria-labelledby="new-list" className="grid gap-3">
        <h2 id="new-list">{t('newList')}</h2>
        <CustomersNote from={customers.from} />
        {customers.buyers.length + customers.groups.length === 0 ? (
          customers.from.orders.ok ? (
            <p className="text-ink-2">{t('noCustomers')}</p>
          ) : null
        ) : (
          <NewList buyers={customers.buyers} groups={customers.groups} />
        )}
      </section>
    </div>
  );
}

/** The last day where it ends with one, else the instant. */
function Until({ end }: { end: string }) {
  const day = lastDayOf(end);
  return day === undefined ? <When iso={end} /> : <When iso={day} dayOnly />;
}
