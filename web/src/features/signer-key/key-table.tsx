import { useTranslations } from 'next-intl';
import type { SignerKey, SignerKeyState } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ActOnKey } from './act-on-key.tsx';

const TONES: Record<SignerKeyState, Tone> = {
  requested: 'hot',
  active: 'good',
  removing: 'hot',
  removed: 'unknown',
  reporting: 'hot',
  compromised: 'bad',
  failed: 'bad',
};

/** True while the page should follow by itself. */
export const isKeyMoving = (state: SignerKeyState): boolean => TONES[state] === 'hot';

/** What a key signed, in words. */
export function Signed({ signed }: { signed: SignerKey['signed'] }) {
  const t = useTranslations('signerKey');
  const formats = useFormats();
  const { batches, certificates, countersignatures: count } = signed;
  const words = [
    ...(batches > 0 ? [t('batches', { batches, certificates })] : []),
    ...(count > 0 ? [t('countersignatures', { count })] : []),
  ];
  if (words.length === 0) return <span className="text-ink-2">{t('nothing')}</span>;
  return (
    <>
      {words.join(', ')}
      {signed.lastAt === null ? null : (
        <div className="text-ink-2">{t('last', { when: formats.instant(signed.lastAt) })}</div>
      )}
    </>
  );
}

/** The further keys of an organisation, with what may be done to each. */
export function KeyTable({ keys }: { keys: SignerKey[] }) {
  const t = useTranslations('signerKey');
  const formats = useFormats();
  return (
    <LedgerTable caption={t('caption')} columns={[t('name'), t('window'), t('signed'), t('state')]}>
      <tbody>
        {keys.map((key) => (
          <tr key={key.address}>
            <th scope="row">
              {key.label}
              <div>
                <Hash value={key.address} label={t('keyLabel', { label: key.label })} />
              </div>
            </th>
            <td>
              {key.validFrom === null ? null : (
                <div>{t('from', { when: formats.instant(key.validFrom) })}</div>
              )}
              <div>
                {key.validUntil === null ? t('noEnd') : t('until', { when: formats.instant(key.validUntil) })}
              </div>
            </td>
            <td>
              <Signed signed={key.signed} />
            </td>
            <td>
              <Tag tone={TONES[key.state]}>{t(`states.${key.state}`)}</Tag>
              {key.removedAt === null ? null : (
                <div className="text-ink-2">{t('ended', { when: formats.instant(key.removedAt) })}</div>
              )}
              {key.compromisedSince === null ? null : (
                <div className="text-ink-2">
                  {t('stolenSince', { when: formats.instant(key.compromisedSince) })}
                </div>
              )}
              {key.failure === null ? null : (
                <div className="text-bad" lang="en">
                  {key.failure}
                </div>
              )}
              <ActOnKey signerKey={key} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
