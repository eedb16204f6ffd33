'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Ends an agreement or a rule after a question: it cannot begin again. */
export function EndButton({ path, name }: { path: string; name: string }) {
  const t = useTranslations('priceList');
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button-text"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('end')}
        <span className="sr-only">: {name}</span>
      </button>
      {isAsking ? (
        <Confirm
          title={t('endTitle', { name })}
          verb={t('endNow')}
          isDanger
          onConfirm={async () => {
            const answer = await act(() => send(path, { schema: z.unknown() }));
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('endCost')}
        </Confirm>
      ) : null}
      {dialog}
    </>
  );
}
