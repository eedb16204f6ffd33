import { useTranslations } from 'next-intl';
import type { PayoutAccount } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Decide } from './decide.tsx';

const tones: Record<PayoutAccount['state'], Tone> = {
  proposed: 'attention',
  approved: 'good',
  declined: 'bad',
  replaced: 'unknown',
};

/** A vendor's bank accounts. */
export function AccountTable({ accounts }: { accounts: readonly PayoutAccount[] }) {
  const t = useTranslations('payout');
  if (accounts.length === 0)
    return <EmptyState title={t('accounts.none')}>{t('accounts.noneHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('accounts.caption')}
      columns={[t('accounts.iban'), t('accounts.holder'), t('accounts.state'), t('accounts.usable')]}
    >
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row" className="font-mono">
              {account.iban}
            </th>
            <td>{account.holder}</td>
            <td>
              <Tag tone={tones[account.state]}>{t(`accounts.states.${account.state}`)}</Tag>
            </td>
            <td>{account.usableFrom === null ? '–' : <When iso={account.usableFrom} />}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** Accounts of vendors that wait for the marketplace's word. */
export function AwaitedAccounts({ accounts }: { accounts: readonly PayoutAccount[] }) {
  const t = useTranslations('payout');
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="awaited" className="grid gap-4">
      <h2 id="awaited">{t('accounts.awaiting')}</h2>
      {accounts.map((account) => (
        <div key={account.id} className="panel grid gap-3">
          <p>
            {t.rich('accounts.asked', {
              name: () => <strong>{account.organisationName}</strong>,
              holder: account.holder,
              iban: () => <span className="font-mono">{account.iban}</span>,
              at: () => <When iso={account.proposedAt} />,
              by: account.proposedBy.name,
            })}
          </p>
          <Decide
            of="payout-accounts"
            id={account.id}
            approve={t('accounts.approve')}
            decline={t('accounts.decline')}
          />
        </div>
      ))}
    </section>
  );
}
