'use client';

import { approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

type ApproveOrderProps = { id: string; totalMinor: string; currency: string; requester: string };

/** Lets the order pass at the total on the page: asks, wants a proof of who is there, and shows the page anew. */
export function ApproveOrder({ id, totalMinor, currency, requester }: ApproveOrderProps) {
  const t = useTranslations('approvalAct.decide');
  const send = useSendOnce();
  const formats = useFormats();
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [isOpen, setOpen] = useState(false);
  const amount = formats.money(totalMinor, currency);
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('approve', { amount })}
      </button>
      {isOpen ? (
        <Confirm
          title={t('approveTitle', { amount })}
          verb={t('approve', { amount })}
          onClose={() => {
            setOpen(false);
          }}
          onConfirm={async () => {
            const answer = await act(() =>
              send(`/v2/approvals/${id}/approval`, {
                body: { accept: { totalMinor } },
                schema: approval,
              }),
            );
            router.refresh();
            return answer.ok ? undefined : answer.problem;
          }}
        >
          {t('approveCost', { name: requester })}
        </Confirm>
      ) : null}
      {dialog}
    </>
  );
}
