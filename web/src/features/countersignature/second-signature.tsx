'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { certificate, type Countersignature, type InspectionBody } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { When } from '../../ui/when.tsx';
import { ChooseBody } from './choose-body.tsx';

type SecondSignatureProps = {
  certificateId: string;
  countersignature: Countersignature;
  bodies: InspectionBody[];
};

/** How far the second signature of a type 3.2 is, for its issuer; after a refusal, whom to ask next. */
export function SecondSignature({ certificateId, countersignature, bodies }: SecondSignatureProps) {
  const t = useTranslations('countersignature');
  const router = useRouter();
  const [bodyId, setBodyId] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const { state, body, reason, signedAt, failure } = countersignature;

  const ask = async () => {
    setBusy(true);
    const answer = await send(`/v2/certificates/${certificateId}/inspection-body`, {
      body: { inspectionBodyId: bodyId },
      schema: certificate,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };

  const title = t('standing', {
    by: body === null ? t('byUnknown') : t('by', { name: body.name }),
    state: t(`issuerStates.${state}`),
  });
  if (state === 'countersigned') {
    return (
      <Notice tone="good" title={title}>
        {signedAt === null ? null : <When iso={signedAt} />}
      </Notice>
    );
  }
  if (state !== 'refused') {
    return (
      <Notice tone="hot" title={title}>
        <p>{t('awaitedFrom', { name: body?.name ?? t('body') })}</p>
        {failure === null ? null : <p lang="en">{failure}</p>}
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={title}>
      <p className="mb-3">{reason}</p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ChooseBody bodies={bodies.filter(({ id }) => id !== body?.id)} value={bodyId} onChange={setBodyId} />
      <button
        type="button"
        className="button mt-3"
        disabled={isBusy || bodyId === ''}
        onClick={() => void ask()}
      >
        {isBusy ? t('asking') : t('nameAnother')}
      </button>
    </Notice>
  );
}
