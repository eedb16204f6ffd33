import type { SignerKey, SignerKeyState } from '@topsteel/domain/api';
import { Hash } from '../../ui/hash.tsx';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { ActOnKey } from './act-on-key.tsx';
import { texts } from './texts.ts';

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
  const words = texts.acts(signed.batches, signed.certificates, signed.countersignatures);
  if (words === '') return <span className="text-ink-2">{texts.nothing}</span>;
  return (
    <>
      {words}
      {signed.lastAt === null ? null : (
        <div className="text-ink-2">
          {texts.last} <When iso={signed.lastAt} />
        </div>
      )}
    </>
  );
}

/** The further keys of an organisation, with what may be done to each. */
export function KeyTable({ keys }: { keys: SignerKey[] }) {
  return (
    <LedgerTable caption={texts.caption} columns={[texts.name, texts.window, texts.signed, texts.state]}>
      <tbody>
        {keys.map((key) => (
          <tr key={key.address}>
            <th scope="row">
              {key.label}
              <div>
                <Hash value={key.address} label={`key ${key.label}`} />
              </div>
            </th>
            <td>
              {key.validFrom === null ? null : (
                <div>
                  {texts.from} <When iso={key.validFrom} />
                </div>
              )}
              <div>
                {key.validUntil === null ? (
                  texts.noEnd
                ) : (
                  <>
                    {texts.until} <When iso={key.validUntil} />
                  </>
                )}
              </div>
            </td>
            <td>
              <Signed signed={key.signed} />
            </td>
            <td>
              <Tag tone={TONES[key.state]}>{texts.states[key.state]}</Tag>
              {key.removedAt === null ? null : (
                <div className="text-ink-2">
                  {texts.ended} <When iso={key.removedAt} />
                </div>
              )}
              {key.compromisedSince === null ? null : (
                <div className="text-ink-2">
                  {texts.stolenSince} <When iso={key.compromisedSince} />
                </div>
              )}
              {key.failure === null ? null : <div className="text-bad">{key.failure}</div>}
              <ActOnKey signerKey={key} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
