'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import {
  consequences,
  signerKey as signerKeySchema,
  type KeyConsequences,
  type SignerKey,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { Modal } from '../../ui/modal.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { utcOf } from './utc-of.ts';

type Act = 'remove' | 'report';

/** End a key, or report it as stolen after seeing what would stop counting. */
export function ActOnKey({ signerKey: key }: { signerKey: SignerKey }) {
  const t = useTranslations('signerKey');
  const [act, setAct] = useState<Act>();
  const canReport = ['active', 'removed', 'compromised'].includes(key.state);
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {key.state === 'active' ? (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setAct('remove');
          }}
        >
          {t('remove')}
        </button>
      ) : null}
      {canReport ? (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setAct('report');
          }}
        >
          {t('report')}
        </button>
      ) : null}
      {act === undefined ? null : (
        <ConfirmAct
          act={act}
          signerKey={key}
          onClose={() => {
            setAct(undefined);
          }}
        />
      )}
    </div>
  );
}

type ConfirmActProps = { act: Act; signerKey: SignerKey; onClose: () => void };

function ConfirmAct({ act, signerKey: key, onClose }: ConfirmActProps) {
  const t = useTranslations('signerKey');
  const formats = useFormats();
  const { act: guarded, dialog } = useStepUp();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [undone, setUndone] = useState<KeyConsequences>();
  const [since, setSince] = useState('');
  const [typed, setTyped] = useState('');
  const isReport = act === 'report';
  const url = `/v2/keys/${key.address}`;
  const sinceIso = utcOf(since) ?? '';

  const look = async () => {
    setBusy(true);
    const answer = await send(`${url}/consequences?since=${encodeURIComponent(sinceIso)}`, {
      method: 'GET',
      schema: consequences,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setUndone(answer.value);
  };
  const confirm = async () => {
    setBusy(true);
    const answer = await guarded(() =>
      send(`${url}/${act}`, {
        body: { confirm: typed, ...(isReport && { since: sinceIso }) },
        schema: signerKeySchema,
      }),
    );
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    onClose();
    router.refresh();
  };

  return (
    <Modal title={t(isReport ? 'reportTitle' : 'removeTitle', { label: key.label })} onClose={onClose}>
      <form
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>{isReport ? t('reportIntro') : t('removeIntro')}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {isReport ? (
          <>
            <label className="grid gap-1">
              <span className="font-semibold">{t('since')} (UTC)</span>
              <input
                type="datetime-local"
                className="field"
                required
                value={since}
                onChange={(event) => {
                  setSince(event.currentTarget.value);
                  setUndone(undefined);
                }}
              />
            </label>
            <button
              type="button"
              className="button button-quiet justify-self-start"
              disabled={isBusy || since === ''}
              onClick={() => void look()}
            >
              {isBusy ? t('checking') : t('check')}
            </button>
            {undone === undefined ? null : (
              <Notice tone={undone.certificates + undone.countersignatures === 0 ? 'info' : 'bad'}>
                <p>
                  {t('undone', {
                    certificates: undone.certificates,
                    tonnes: formats.mass(undone.certifiedGrams, 't'),
                    countersignatures: undone.countersignatures,
                  })}
                </p>
                {undone.numbers.length === 0 ? null : (
                  <p className="font-mono text-sm break-all">{undone.numbers.join(', ')}</p>
                )}
              </Notice>
            )}
          </>
        ) : null}
        <label className="grid gap-1">
          <span className="font-semibold">{t('confirm', { label: key.label })}</span>
          <input
            className="field"
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        </label>
        <div className="flex flex-wrap gap-3">
          <button
            className="button button-danger"
            disabled={isBusy || typed.trim() !== key.label || (isReport && undone === undefined)}
          >
            {isReport ? t('reportConfirm') : t('removeConfirm')}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            {t('back')}
          </button>
        </div>
      </form>
      {dialog}
    </Modal>
  );
}
