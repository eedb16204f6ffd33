import { useTranslations } from 'next-intl';
import type { Me } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';

type CompanyWalletsProps = {
  wallets: Me['wallets'];
  /** The desk where this company keeps further keys, if it has any use for them. */
  keysAt: string | undefined;
};

/** The accounts that act for a company in the register. */
export function CompanyWallets({ wallets, keysAt }: CompanyWalletsProps) {
  const t = useTranslations('company.wallets');
  return (
    <section aria-labelledby="wallets">
      <h2 id="wallets" className="mb-2">
        {t('title')}
      </h2>
      {wallets.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <LedgerTable caption={t('caption')} columns={[t('address'), t('use')]}>
          <tbody>
            {wallets.map(({ address, use }) => (
              <tr key={address + use}>
                <th scope="row">
                  <Hash value={address} label={t('address')} />
                </th>
                <td>{t(`uses.${use}`)}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      {keysAt === undefined ? null : (
        <p className="mt-2">
          <Link href={keysAt}>{t('keys')}</Link>
        </p>
      )}
    </section>
  );
}
