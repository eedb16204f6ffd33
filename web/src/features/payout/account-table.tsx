import type { PayoutAccount } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Decide } from './decide.tsx';
import { texts } from './texts.ts';

const words = texts.accounts;
const tones: Record<PayoutAccount['state'], Tone> = {
  proposed: 'attention',
  approved: 'good',
  declined: 'bad',
  replaced: 'unknown',
};

/** A vendor's bank accounts. */
export function AccountTable({ accounts }: { accounts: readonly PayoutAccount[] }) {
  if (accounts.length === 0) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <LedgerTable caption={words.caption} columns={[words.iban, words.holder, words.state, words.usable]}>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row" className="font-mono">
              {account.iban}
            </th>
            <td>{account.holder}</td>
            <td>
              <Tag tone={tones[account.state]}>{words.states[account.state]}</Tag>
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
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="awaited" className="grid gap-4">
      <h2 id="awaited">{words.awaiting}</h2>
      {accounts.map((account) => (
        <div key={account.id} className="panel grid gap-3">
          <p>
            <strong>{account.organisationName}</strong>: {account.holder},{' '}
            <span className="font-mono">{account.iban}</span>. {words.proposed}{' '}
            <When iso={account.proposedAt} />, {account.proposedBy.name}.
          </p>
          <Decide of="payout-accounts" id={account.id} approve={words.approve} decline={words.decline} />
        </div>
      ))}
    </section>
  );
}
