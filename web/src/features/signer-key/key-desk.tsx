import { useTranslations } from 'next-intl';
import type { SignerKeys } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { SendCallIsland } from '../vendor/wallet-islands.tsx';
import { AddKey } from './add-key.tsx';
import { isKeyMoving, KeyTable, Signed } from './key-table.tsx';

/** The account and the further keys of an organisation. */
export function KeyDesk({ desk }: { desk: SignerKeys }) {
  const t = useTranslations('signerKey');
  const { account, custody, accountSigned, items } = desk;
  const waiting = items.filter(({ call }) => call !== null);
  return (
    <div className="grid gap-10">
      <LiveRefresh active={items.some(({ state }) => isKeyMoving(state))} everyMs={2000} />
      <Facts>
        <Fact name={t('account')}>
          <Hash value={account} label={t('accountLabel')} />
          <div className="text-ink-2">{custody === 'hosted' ? t('hosted') : t('own')}</div>
        </Fact>
        <Fact name={t('signed')}>
          <Signed signed={accountSigned} />
        </Fact>
      </Facts>
      {waiting.map(({ address, label, state, call }) =>
        call === null ? null : (
          <section
            key={address}
            aria-label={`${label}: ${t(`states.${state}`)}`}
            className="panel grid gap-3"
          >
            <h2>{`${label}: ${t(`states.${state}`)}`}</h2>
            <p className="text-ink-2">{t('sendIntro')}</p>
            <SendCallIsland config={runtimeConfig()} account={account} call={call} />
          </section>
        ),
      )}
      {items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <KeyTable keys={items} />
      )}
      <AddKey />
    </div>
  );
}
