import type { LedgerTransfer } from '@topsteel/domain/api';
import { currencyDecimals, formatAmount, localiseDecimal, type Currency } from '@topsteel/domain/units';
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

const isKnown = (currency: string): currency is Currency => currency in currencyDecimals;

/** An amount in the entry's currency; a currency we do not know is shown in its minor units. */
function amountText(minor: string, currency: string): string {
  return isKnown(currency)
    ? formatAmount(BigInt(minor), currency)
    : `${localiseDecimal(minor, 'en')} ${currency} minor`;
}

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
              {transfer.sequence}
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
            <td className="num">{amountText(transfer.amountMinor, transfer.currency)}</td>
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
