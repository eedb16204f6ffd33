'use client';

import { approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useRouter } from '../../words/navigation.ts';

/** Takes a request of one's own back; asks once. */
export function WithdrawRequest({ id, number }: { id: string; number: string }) {
  const t = useTranslations('approvalAct.decide');
  const send = useSendOnce();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('withdraw')}
      </button>
      {isOpen ? (
        <Confirm
          title={t('withdrawTitle', { number })}
          verb={t('withdrawConfirm')}
          onClose={() => {
            setOpen(false);
          }}
          onConfirm={async () => {
            const path = `/v2/approvals/${id}/withdrawal`;
            const answer = await send(path, { schema: approval });
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
        >
          {t('withdrawCost')}
        </Confirm>
      ) : null}
    </>
  );
}
