'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { countersignatureTask } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Countersign with one press, or refuse with a reason. */
export function DecideTask({ certificateId, number }: { certificateId: string; number: string }) {
  const t = useTranslations('countersignature');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const url = `/v2/countersignatures/${certificateId}`;

  const act = async (verb: 'countersign' | 'refuse', body?: object) => {
    setProblem(undefined);
    setBusy(true);
    const answer = await send(`${url}/${verb}`, {
      ...(body !== undefined && { body }),
      schema: countersignatureTask,
    });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    setRefusing(false);
    router.refresh();
  };

  return (
    <section aria-labelledby="decide" className="panel grid justify-items-start gap-3">
      <h2 id="decide">{t('confirmHeading')}</h2>
      <p className="max-w-prose">{t('confirmIntro')}</p>
      {problem === undefined || isRefusing ? null : <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button" disabled={isBusy} onClick={() => void act('countersign')}>
          {isBusy ? t('confirming') : t('confirm', { number })}
        </button>
        <button
          type="button"
          className="button button-quiet"
          disabled={isBusy}
          onClick={() => {
            setRefusing(true);
          }}
        >
          {t('refuse')}
        </button>
      </div>
      {isRefusing ? (
        <Modal
          title={t('refuseTitle', { number })}
          onClose={() => {
            setRefusing(false);
          }}
        >
          <form
            method="post"
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const reason = new FormData(event.currentTarget).get('reason');
              void act('refuse', { reason });
            }}
          >
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            <label className="grid gap-1">
              <span className="font-semibold">{t('reason')}</span>
              <span className="text-sm text-ink-2">{t('reasonHint')}</span>
              <textarea className="field" name="reason" rows={4} required minLength={10} maxLength={1000} />
            </label>
            <div className="flex flex-wrap gap-3">
              <button className="button button-danger" disabled={isBusy}>
                {t('refuseConfirm')}
              </button>
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  setRefusing(false);
                }}
              >
                {t('back')}
              </button>
            </div>
          </form>
        </Modal>
      ) : null}
    </section>
  );
}
