import { useTranslations } from 'next-intl';
import type { ChainAct } from '@topsteel/domain/api';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { TakeBack } from './take-back.tsx';

/** What was asked of the chain and is in no block yet; an operator may take it back where something follows on that. */
export function ActTable({ acts, mayTakeBack }: { acts: readonly ChainAct[]; mayTakeBack: boolean }) {
  const t = useTranslations('chainWatch');
  return (
    <section aria-labelledby="acts" className="grid gap-2">
      <h2 id="acts">{t('acts.heading')}</h2>
      {acts.length === 0 ? (
        <p>{t('acts.none')}</p>
      ) : (
        <LedgerTable
          caption={t('acts.intro')}
          columns={[t('acts.act'), t('acts.asked'), t('acts.state'), t('acts.after')]}
        >
          <tbody>
            {acts.map((act) => (
              <ActRow key={act.id} act={act} mayTakeBack={mayTakeBack} />
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}

function ActRow({ act, mayTakeBack }: { act: ChainAct; mayTakeBack: boolean }) {
  const t = useTranslations('chainWatch');
  const { kind, businessKey, status, askedAt, txHash, takenBackAt, afterwards, keptBecause } = act;
  return (
    <tr>
      <th scope="row">
        <span lang="en">{kind}</span>
        <div className="font-mono text-sm font-normal break-all text-ink-2">{businessKey}</div>
      </th>
      <td>
        <When iso={askedAt} />
      </td>
      <td>
        {takenBackAt === null
          ? t(`acts.states.${status === 'sent' ? 'sent' : 'requested'}`)
          : t('acts.takenBack')}
        {txHash === null ? null : (
          <div>
            <Hash value={txHash} label={t('acts.act')} />
          </div>
        )}
      </td>
      <td className="max-w-prose">
        {keptBecause === null ? null : t(`acts.kept.${keptBecause}`)}
        {afterwards === null ? null : t(`acts.afterwards.${afterwards}`)}
        {mayTakeBack && afterwards !== null && takenBackAt === null ? <TakeBack act={act} /> : null}
      </td>
    </tr>
  );
}
