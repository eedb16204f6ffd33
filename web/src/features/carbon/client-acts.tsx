'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { pactClient, type PactClient } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { SecretOnce } from './secret-once.tsx';

type Act = 'rotate' | 'revoke';

/** Gives a client a new secret, or lets it in no more; both ask first. */
export function ClientActs({ client }: { client: PactClient }) {
  const router = useRouter();
  const { act: prove, dialog } = useStepUp();
  const [asking, setAsking] = useState<Act>();
  const [rotated, setRotated] = useState<PactClient>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('carbon.clientActs');

  const close = () => {
    setAsking(undefined);
    setRotated(undefined);
    setProblem(undefined);
  };
  const act = async (what: Act) => {
    setBusy(true);
    const path = `/v2/pact-clients/${client.id}`;
    const answer = await prove(() =>
      what === 'rotate'
        ? send(`${path}/rotate`, { schema: pactClient })
        : send(path, { method: 'DELETE', schema: pactClient }),
    );
    setBusy(false);
    if (!answer.ok) setProblem(answer.problem);
    else if (what === 'rotate') setRotated(answer.value);
    else close();
    router.refresh();
  };

  return (
    <>
      <div className="flex flex-wrap gap-2">
        {(['rotate', 'revoke'] as const).map((what) => (
          <button
            key={what}
            className={`button button-small ${what === 'revoke' ? 'button-danger' : 'button-quiet'}`}
            onClick={() => {
              setAsking(what);
            }}
          >
            {t(what)}
            <span className="sr-only">: {client.name}</span>
          </button>
        ))}
      </div>
      {asking === undefined ? null : (
        <Modal title={t('of', { act: t(asking), name: client.name })} onClose={close}>
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          {rotated === undefined ? (
            <>
              <p className="mb-4">{asking === 'rotate' ? t('sureRotate') : t('sureRevoke')}</p>
              <button
                className={`button ${asking === 'revoke' ? 'button-danger' : ''}`}
                disabled={isBusy}
                onClick={() => {
                  void act(asking);
                }}
              >
                {t(asking)}
              </button>
            </>
          ) : (
            <SecretOnce client={rotated} />
          )}
        </Modal>
      )}
      {dialog}
    </>
  );
}
