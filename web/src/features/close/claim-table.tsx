import type { LedgerPeriod } from '@topsteel/domain/api';
import { amountText } from '../../ui/amount-text.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { shorten } from '../../ui/shorten.ts';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** Claims of the month and of those before it that nothing has resolved. */
export function ClaimTable({ claims }: { claims: LedgerPeriod['openClaims'] }) {
  return (
    <section aria-labelledby="claims" className="grid gap-2">
      <h2 id="claims">{texts.claims}</h2>
      <p>{texts.claimsHint}</p>
      <LedgerTable
        caption={texts.claimsCaption}
        columns={[texts.claim, texts.account, { figure: texts.amount }, texts.since, texts.lapses]}
      >
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.id}>
              <th scope="row" className="font-mono text-xs" title={claim.externalRef}>
                {shorten(claim.externalRef, 14, 6)}
              </th>
              <td>{`${claim.debit.code.replaceAll('_', ' ')} / ${claim.credit.code.replaceAll('_', ' ')}`}</td>
              <td className="num">{`${amountText(claim.amountMinor, claim.currency)} ${claim.currency}`}</td>
              <td>
                <When iso={claim.effectiveAt} />
              </td>
              <td>{claim.expiresAt === null ? texts.never : <When iso={claim.expiresAt} />}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}
