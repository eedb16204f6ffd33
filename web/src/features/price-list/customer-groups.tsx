import { getTranslations } from 'next-intl/server';
import { customerGroupPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CustomersNote } from './customers-note.tsx';
import { KeepGroup } from './keep-group.tsx';
import { readCustomers } from './read-customers.ts';

/** Groups of customers that are treated alike, and the form for another. */
export async function CustomerGroups({ cursor }: { cursor: string | undefined }) {
  const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const [answer, customers, t] = await Promise.all([
    read(`/v2/customer-groups?limit=50${query}`, customerGroupPage),
    readCustomers(),
    getTranslations('priceList'),
  ]);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const own = answer.value.items.filter(({ whose }) => whose === 'own');
  return (
    <div className="grid gap-8">
      {own.length === 0 ? (
        <EmptyState title={t('noGroups')}>{t('noGroupsHint')}</EmptyState>
      ) : (
        <div>
          <LedgerTable caption={t('groupsCaption')} columns={[t('name'), t('customers')]}>
            <tbody>
              {own.map((group) => (
                <tr key={group.id}>
                  <th scope="row" className="font-semibold">
                    {group.name}
                  </th>
                  <td>
                    <Names names={group.customers.map(({ name }) => name)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </LedgerTable>
          <Pager base="/vendor/prices?view=groups" cursor={cursor} next={answer.value.nextCursor} />
        </div>
      )}
      <section aria-labelledby="new-group" className="grid gap-3">
        <h2 id="new-group">{t('newGroup')}</h2>
        <CustomersNote from={customers.from} />
        {customers.buyers.length === 0 ? (
          customers.from.orders.ok ? (
            <p className="text-ink-2">{t('noCustomers')}</p>
          ) : null
        ) : (
          <KeepGroup buyers={customers.buyers} />
        )}
      </section>
    </div>
  );
}

function Names({ names }: { names: readonly string[] }) {
  const formats = useFormats();
  return <>{names.length === 0 ? '–' : formats.list(names)}</>;
}
