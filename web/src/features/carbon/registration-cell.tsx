import { useTranslations } from 'next-intl';
import type { RegistrationState, Statement } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { SendCallIsland } from '../transform/wallet-islands.tsx';
import { RegisterAgain } from './register-again.tsx';

const TONES: Record<RegistrationState, Tone> = {
  'books-only': 'unknown',
  queued: 'hot',
  'awaiting-transaction': 'attention',
  registering: 'hot',
  'registration-failed': 'bad',
  registered: 'good',
  verifying: 'hot',
  'verification-failed': 'bad',
  verified: 'good',
  withdrawn: 'attention',
};

/** Where a statement stands with the register, why, and what its reader can do about it. */
export function RegistrationCell({ statement, isOwn }: { statement: Statement; isOwn: boolean }) {
  const { state, note, call } = statement.registration;
  const t = useTranslations('carbon.registration');
  return (
    <div className="grid min-w-40 justify-items-start gap-1">
      <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>
      {note === null ? null : (
        <p className="text-sm text-ink-2" lang="en">
          {note}
        </p>
      )}
      {call === null ? null : (
        <details>
          <summary>{isOwn ? t('send') : t('sendVerification')}</summary>
          <SendCallIsland config={runtimeConfig()} call={call} label={t('sendNow')} />
        </details>
      )}
      {isOwn && state === 'registration-failed' ? <RegisterAgain id={statement.id} /> : null}
    </div>
  );
}
