import type { AuditAct, AuditObject } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Link } from '../../ui/link.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { shorten } from '../../ui/shorten.ts';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { eventName, fieldName, stateName } from './record-words.ts';

/** Everything that the contracts said of an object: when, in which block and transaction, by whose signature. */
export function ObjectStory({ object }: { object: AuditObject }) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  return (
    <section aria-labelledby="story" className="grid gap-2">
      <h2 id="story">{t('page.story')}</h2>
      {object.actsAreCut ? <Notice tone="attention" title={t('page.storyCut')} /> : null}
      {object.acts.length === 0 ? (
        <p className="text-ink-2">{t('page.storyNone')}</p>
      ) : (
        <LedgerTable
          caption={t('page.storyCaption')}
          tools={`audit-story-${object.kind}`}
          columns={[
            t('field.act'),
            t('field.at'),
            { figure: t('field.block') },
            t('field.transaction'),
            t('field.organisation'),
            t('field.signer'),
            t('field.hash'),
            t('page.details'),
          ]}
        >
          <tbody>
            {object.acts.map((act) => (
              <tr key={act.id}>
                <th scope="row">
                  {eventName(t, act.name)}
                  {act.isFinal ? null : (
                    <>
                      {' '}
                      <Tag tone="hot">{t('page.notFinal')}</Tag>
                    </>
                  )}
                </th>
                <td>
                  <When iso={act.at} />
                </td>
                <td className="num" title={act.blockHash}>
                  {formats.decimal(act.block)}
                </td>
                <td>
                  <Link
                    href={`/audit/transaction/${act.transaction}`}
                    prefetch={false}
                    className="font-mono text-xs whitespace-nowrap"
                  >
                    {shorten(act.transaction)}
                  </Link>
                </td>
                <td>
                  {act.organisation === null ? (
                    '–'
                  ) : (
                    <Link href={`/audit/organisation/${act.organisation.of ?? ''}`} prefetch={false}>
                      {act.organisation.value.startsWith('0x')
                        ? shorten(act.organisation.value)
                        : act.organisation.value}
                    </Link>
                  )}
                </td>
                <td>
                  <Signer act={act} />
                </td>
                <td>
                  {act.documentHash === null || /^0x0*$/.test(act.documentHash) ? (
                    '–'
                  ) : (
                    <Hash value={act.documentHash} label={fieldName(t, 'hash')} />
                  )}
                </td>
                <td className="max-w-80">
                  <details>
                    <summary>{t('page.show')}</summary>
                    <pre className="mt-1 max-h-60 overflow-auto text-xs whitespace-pre-wrap" tabIndex={0}>
                      {`${act.contract}.${act.name} (${String(act.logIndex)})\n${JSON.stringify(act.args, null, 2)}`}
                    </pre>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}

const TONES = {
  'in-force': 'good',
  'own-account': 'good',
  compromised: 'bad',
  'out-of-window': 'attention',
  unknown: 'unknown',
} as const;

function Signer({ act: { signer, standing } }: { act: AuditAct }) {
  const t = useTranslations('auditRecord');
  if (signer === null) return <>–</>;
  return (
    <span className="grid justify-items-start gap-1">
      <Link
        href={`/audit/account/${signer}`}
        prefetch={false}
        className="font-mono text-xs whitespace-nowrap"
      >
        {shorten(signer)}
      </Link>
      {standing === null ? null : <Tag tone={TONES[standing]}>{stateName(t, standing)}</Tag>}
    </span>
  );
}
