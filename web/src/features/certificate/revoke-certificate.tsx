'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseReason } from './choose-reason.tsx';

const REASONS = [1, 2, 3, 4, 5] as const;
const SUPERSEDED = 3;

/** Revokes a certificate after a reason and a second press. */
export function RevokeCertificate({ certificateId, number }: { certificateId: string; number: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number]>(1);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('certificate');

  const revoke = async (replacedBy: string) => {
    setBusy(true);
    const answer = await send(`/v2/certificates/${certificateId}/revoke`, {
      body: { reason, ...(reason === SUPERSEDED ? { replacedBy } : {}) },
      schema: z.unknown(),
      idempotencyKey: `revoke:${certificateId}`,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setOpen(false);
    router.refresh();
  };

  return (
    <section aria-labelledby="revoke" className="grid justify-items-start gap-2">
      <h2 id="revoke">{t('revoke.heading')}</h2>
      <p className="text-ink-2">{t('revoke.intro')}</p>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('revoke.open')}
      </button>
      {isOpen ? (
        <Modal
          title={t('revoke.title', { number })}
          onClose={() => {
            setOpen(false);
          }}
        >
          <form
            method="post"
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const field = new FormData(event.currentTarget).get('replacedBy');
              void revoke(typeof field === 'string' ? field.trim() : '');
            }}
          >
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            <ChooseReason
              legend={t('revoke.reason')}
              reasons={REASONS}
              nameOf={(each) => t(`revoke.reasons.${each}`)}
              chosen={reason}
              onChoose={setReason}
            />
            {reason === SUPERSEDED ? (
              <label className="grid gap-1">
                <span className="font-semibold">{t('revoke.replacedBy')}</span>
                <span className="text-sm text-ink-2">{t('revoke.replacedByHint')}</span>
                <input
                  className="field font-mono"
                  name="replacedBy"
                  pattern="0x[0-9a-fA-F]{64}"
                  required
                  autoComplete="off"
                />
              </label>
            ) : null}
            <p className="text-sm text-ink-2">{t('revoke.intro')}</p>
            <div className="flex flex-wrap gap-3">
              <button className="button button-danger" disabled={isBusy}>
                {isBusy ? t('revoke.busy') : t('revoke.confirm', { number })}
              </button>
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  setOpen(false);
                }}
              >
                {t('revoke.cancel')}
              </button>
            </div>
          </form>
        </Modal>
      ) : null}
    </section>
  );
}
