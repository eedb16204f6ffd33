import { useTranslations } from 'next-intl';
import type { LedgerPeriod } from '@topsteel/domain/api';
import { AccountName } from '../ledger/names.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Link } from '../../ui/link.tsx';
import { shorten } from '../../ui/shorten.ts';
import { When } from '../../ui/when.tsx';

/** Claims of the month and of those before it that nothing has resolved. */
export function ClaimTable({ claims }: { claims: LedgerPeriod['openClaims'] }) {
  const t = useTranslations('close');
  return (
    <section aria-labelledby="claims" className="grid gap-2">
      <h2 id="claims">{t('claims')}</h2>
      <p>{t('claimsHint')}</p>
      <LedgerTable
        caption={t('claimsCaption')}
        columns={[t('claim'), t('account'), { figure: t('amount') }, t('since'), t('lapses')]}
      >
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.id}>
              <th scope="row" className="font-mono text-xs" title={claim.externalRef}>
                <Link href={`/finance/ledger/entries/${claim.id}`} prefetch={false}>
                  {shorten(claim.externalRef, 14, 6)}
                </Link>
              </th>
              <td>
                <AccountName code={claim.debit.code} /> / <AccountName code={claim.credit.code} />
              </td>
              <td className="num">
                <Money minor={claim.amountMinor} currency={claim.currency} full />
              </td>
              <td>
                <When iso={claim.effectiveAt} />
              </td>
              <td>{claim.expiresAt === null ? t('never') : <When iso={claim.expiresAt} />}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}
