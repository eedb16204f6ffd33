import { randomUUID } from 'node:crypto';
import type { ProductChange } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeptCell } from '../../ui/kept-fields.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { ActButton } from './act-button.tsx';
import { approveChange, refuseChange } from './acts.ts';

/** Changes of products that vendors asked for, value by value, with the decision. */
export function ChangeTable({ changes }: { changes: readonly ProductChange[] }) {
  const t = useTranslations('ops');
  if (changes.length === 0) return <EmptyState title={t('products.none')} />;
  return (
    <LedgerTable
      caption={t('products.caption')}
      columns={[
        t('products.product'),
        t('products.kind'),
        t('products.by'),
        t('products.diff'),
        t('applications.at'),
        { hidden: t('products.approve') },
        { hidden: t('products.refuse') },
      ]}
    >
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <th scope="row">{change.designation}</th>
            <td>{t(`products.kinds.${change.kind}`)}</td>
            <td>{change.organisation?.name ?? '–'}</td>
            <td className="max-w-96">
              <ul className="text-sm">
                {Object.entries(change.diff).map(([field, { from, to }]) => (
                  <li key={field}>
                    <span className="font-mono">{field}</span>: {shown(from)} → {shown(to)}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <When iso={change.createdAt} />
            </td>
            <td>
              <ActButton
                act={approveChange}
                verb={t('products.approve')}
                of={change.designation}
                isQuiet={false}
              >
                <input type="hidden" name="id" value={change.id} />
                <input type="hidden" name="key" value={randomUUID()} />
              </ActButton>
            </td>
            <td>
              <ActButton act={refuseChange} verb={t('products.refuse')} of={change.designation}>
                <input type="hidden" name="id" value={change.id} />
                <input type="hidden" name="key" value={randomUUID()} />
                <KeptCell
                  name="reason"
                  label={t('products.reason')}
                  className="w-56"
                  minLength={3}
                  maxLength={400}
                  required
                />
              </ActButton>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
