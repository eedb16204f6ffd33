import { useTranslations } from 'next-intl';
import type { SessionView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { deviceOf } from './device-of.ts';

/** Where a person is signed in. */
export function SessionTable({ sessions }: { sessions: SessionView[] }) {
  const t = useTranslations('account.sessions');
  const formats = useFormats();
  const others = sessions.filter(({ isThisOne }) => !isThisOne);
  return (
    <section aria-labelledby="sessions">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="sessions">{t('title')}</h2>
        {others.length === 0 ? null : (
          <GuardedAct
            label={t('endAll')}
            title={t('endAllTitle')}
            verb={t('endAllConfirm')}
            path="/v2/me/sessions"
            method="DELETE"
          >
            {t('endAllCost')}
          </GuardedAct>
        )}
      </div>
      <LedgerTable
        caption={t('caption')}
        isCaptionHidden
        columns={[t('device'), t('method'), t('from'), t('since'), t('used'), { hidden: t('end') }]}
      >
        <tbody>
          {sessions.map(
            ({ id, isThisOne, method, hasTwoFactors, address, userAgent, signedInAt, lastUsedAt }) => {
              const device = deviceOf(userAgent) ?? t('unknown');
              return (
                <tr key={id}>
                  <th scope="row">
                    {device} {isThisOne ? <Tag tone="info">{t('here')}</Tag> : null}
                  </th>
                  <td>
                    {t(`methods.${method}`)}
                    {hasTwoFactors ? <div className="text-ink-2">{t('two')}</div> : null}
                  </td>
                  <td className="font-mono">{address}</td>
                  <td>
                    <When iso={signedInAt} />
                  </td>
                  <td>
                    <When iso={lastUsedAt} dayOnly />
                  </td>
                  <td className="text-right">
                    {isThisOne ? null : (
                      <GuardedAct
                        label={t('end')}
                        of={device}
                        title={t('endTitle')}
                        verb={t('endConfirm')}
                        path={`/v2/me/sessions/${encodeURIComponent(id)}`}
                        method="DELETE"
                      >
                        {t('endCost', { device, when: formats.instant(signedInAt) })}
                      </GuardedAct>
                    )}
                  </td>
                </tr>
              );
            },
          )}
        </tbody>
      </LedgerTable>
    </section>
  );
}
