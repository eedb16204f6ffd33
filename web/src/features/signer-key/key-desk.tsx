import type { SignerKeys } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { SendCallIsland } from '../vendor/wallet-islands.tsx';
import { AddKey } from './add-key.tsx';
import { isKeyMoving, KeyTable, Signed } from './key-table.tsx';
import { texts } from './texts.ts';

/** The account and the further keys of an organisation. */
export function KeyDesk({ desk }: { desk: SignerKeys }) {
  const { account, custody, accountSigned, items } = desk;
  const waiting = items.filter(({ call }) => call !== null);
  return (
    <div className="grid gap-10">
      <LiveRefresh active={items.some(({ state }) => isKeyMoving(state))} everyMs={2000} />
      <Facts>
        <Fact name={texts.account}>
          <Hash value={account} label="account" />
          <div className="text-ink-2">{custody === 'hosted' ? texts.hosted : texts.own}</div>
        </Fact>
        <Fact name={texts.signed}>
          <Signed signed={accountSigned} />
        </Fact>
      </Facts>
      {waiting.map(({ address, label, state, call }) =>
        call === null ? null : (
          <section key={address} aria-label={`${label}: ${texts.states[state]}`} className="panel grid gap-3">
            <h2>{`${label}: ${texts.states[state]}`}</h2>
            <p className="text-ink-2">{texts.sendIntro}</p>
            <SendCallIsland config={runtimeConfig()} account={account} call={call} />
          </section>
        ),
      )}
      {items.length === 0 ? (
        <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
      ) : (
        <KeyTable keys={items} />
      )}
      <AddKey />
    </div>
  );
}
