'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  authenticatorSetup,
  backupCodes,
  type AuthenticatorSetup,
  type SecondFactorState,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useRouter } from '../../words/navigation.ts';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { ConfirmAuthenticator } from './confirm-authenticator.tsx';

const TONES = { none: 'unknown', 'awaits-confirmation': 'attention', on: 'good' } as const;

/** The authenticator and the codes for when it is lost. */
export function AuthenticatorSection({ state }: { state: SecondFactorState }) {
  const t = useTranslations('account');
  const router = useRouter();
  const [setup, setSetup] = useState<AuthenticatorSetup>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [problem, setProblem] = useState<Problem>();
  const { act, dialog } = useStepUp();
  const isOn = state.authenticator === 'on';

  const begin = async () => {
    const answer = await act(() =>
      send('/v2/me/second-factor/authenticator', { body: {}, schema: authenticatorSetup }),
    );
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setSetup(answer.value);
  };
  const renew = async () => {
    const answer = await act(() =>
      send('/v2/me/second-factor/backup-codes', { body: {}, schema: backupCodes }),
    );
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setCodes(answer.value.codes);
  };

  return (
    <section aria-labelledby="authenticator" className="grid justify-items-start gap-4">
      <div>
        <h2 id="authenticator">
          {t('authenticator.title')}{' '}
          <Tag tone={TONES[state.authenticator]}>{t(`authenticator.states.${state.authenticator}`)}</Tag>
        </h2>
        <p className="max-w-prose text-ink-2">{t('authenticator.intro')}</p>
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {isOn ? (
        <>
          <p>
            {t('codes.left', { count: state.backupCodesLeft })}{' '}
            <span className="text-ink-2">{t('codes.renewHint')}</span>
          </p>
          <div className="flex flex-wrap gap-3">
            <button type="button" className="button button-quiet button-small" onClick={() => void renew()}>
              {t('codes.renew')}
            </button>
            <GuardedAct
              label={t('authenticator.remove')}
              title={t('authenticator.removeTitle')}
              verb={t('authenticator.remove')}
              path="/v2/me/second-factor"
              method="DELETE"
            >
              {t('authenticator.removeCost')}
            </GuardedAct>
          </div>
        </>
      ) : setup === undefined ? (
        <button type="button" className="button" onClick={() => void begin()}>
          {t('authenticator.setUp')}
        </button>
      ) : (
        <ConfirmAuthenticator
          setup={setup}
          onDone={(made) => {
            setSetup(undefined);
            setCodes(made);
          }}
        />
      )}
      {codes === undefined ? null : (
        <BackupCodes
          codes={codes}
          onDone={() => {
            setCodes(undefined);
            router.refresh();
          }}
        />
      )}
      {dialog}
    </section>
  );
}
