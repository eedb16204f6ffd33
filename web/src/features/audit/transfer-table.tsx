import type { LedgerTransfer } from '@topsteel/domain/api';
import { amountText } from '../../ui/amount-text.ts';
import { shorten } from '../../ui/shorten.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const TONES = {
  posted: 'good',
  pending: 'hot',
  resolved: 'info',
  voided: 'unknown',
  expired: 'unknown',
} as const;

/** An account by its code, with what it is for. */
function AccountCell({ code, owner }: { code: string; owner: string }) {
  return (
    <>
      {code.replaceAll('_', ' ')}
      <div className="font-mono text-xs text-ink-3" title={owner}>
        {shorten(owner, 10, 6)}
      </div>
    </>
  );
}

/** Ledger entries: what was debited and credited, in which state, following from what. */
export function TransferTable({ transfers }: { transfers: LedgerTransfer[] }) {
  const words = texts.ledger;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        { figure: words.entry },
        words.what,
        words.debit,
        words.credit,
        { figure: words.amount },
        words.state,
        words.at,
      ]}
    >
      <tbody>
        {transfers.map((transfer) => (
          <tr key={transfer.id}>
            <th scope="row" className="num">
              {transfer.sequence ?? words.unsealed}
            </th>
            <td>
              {transfer.code.replaceAll('_', ' ')}
              <div className="font-mono text-xs text-ink-3" title={transfer.externalRef}>
                {shorten(transfer.externalRef, 14, 6)}
              </div>
            </td>
            <td>
              <AccountCell {...transfer.debit} />
            </td>
            <td>
              <AccountCell {...transfer.credit} />
            </td>
            <td className="num whitespace-nowrap">
              {`${amountText(transfer.amountMinor, transfer.currency)} ${transfer.currency}`}
            </td>
            <td>
              <Tag tone={TONES[transfer.state]}>{words.states[transfer.state]}</Tag>
            </td>
            <td>
              <When iso={transfer.effectiveAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
