import { useTranslations } from 'next-intl';
import type { SignInWallet } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { shorten } from '../../ui/shorten.ts';
import { When } from '../../ui/when.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { LinkWalletIsland } from './link-wallet-island.tsx';

/** The wallets that sign a person in. */
export function WalletSection({ wallets, config }: { wallets: SignInWallet[]; config: RuntimeConfig }) {
  const t = useTranslations('account.wallets');
  return (
    <section aria-labelledby="wallets" className="grid gap-4">
      <div>
        <h2 id="wallets">{t('title')}</h2>
        <p className="max-w-prose text-ink-2">{t('intro')}</p>
      </div>
      {wallets.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <LedgerTable
          caption={t('caption')}
          isCaptionHidden
          columns={[t('account'), t('linked'), { hidden: t('acts') }]}
        >
          <tbody>
            {wallets.map(({ address, createdAt }) => (
              <tr key={address}>
                <th scope="row">
                  <Hash value={address} label={t('account')} />
                </th>
                <td>
                  <When iso={createdAt} dayOnly />
                </td>
                <td className="text-right">
                  <GuardedAct
                    label={t('remove')}
                    of={shorten(address)}
                    title={t('removeTitle', { account: shorten(address) })}
                    verb={t('removeConfirm')}
                    path={`/v2/me/sign-in-wallets/${address}`}
                    method="DELETE"
                  >
                    {t('removeCost')}
                  </GuardedAct>
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      <LinkWalletIsland config={config} />
    </section>
  );
}
