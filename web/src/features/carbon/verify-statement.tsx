'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { statement as statementSchema, type Statement, type VerificationInput } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useCo2e } from './carbon-mass.tsx';

type VerifyStatementProps = {
  statement: Statement;
  /** What is said of its figure, in the language of the page. */
  plausibility: React.ReactNode;
};

/** One statement that waits for its verifier's word. */
export function VerifyStatement({ statement, plausibility }: VerifyStatementProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('carbon.verify');
  const co2e = useCo2e();

  const confirm = async (form: FormData) => {
    const opinion = formText(form, `opinion-${statement.id}`);
    const body: VerificationInput = {
      standardName: formText(form, `standard-${statement.id}`),
      ...(opinion === '' ? {} : { opinion }),
    };
    setBusy(true);
    setProblem(undefined);
    const answer = await send(`/v2/emission-statements/${statement.id}/verification`, {
      body,
      schema: statementSchema,
    });
    setBusy(false);
    if (!answer.ok) setProblem(answer.problem);
    router.refresh();
  };

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-3xl gap-3 border-l-4 border-control pl-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm(new FormData(event.currentTarget));
      }}
    >
      <div className="sm:col-span-2">
        <p className="font-semibold">
          {t('of', { tonnes: co2e(statement.gramsCo2ePerTonne), product: statement.product })}
        </p>
        <p className="text-ink-2">
          {statement.declarer.name} · <span className="font-mono">{statement.lotCode}</span> ·{' '}
          {statement.method} · {statement.boundary}
        </p>
        <p className="text-ink-2">{plausibility}</p>
        {statement.registration.note === null ? null : (
          <Notice tone="attention">{statement.registration.note}</Notice>
        )}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
      </div>
      <TextField
        name={`standard-${statement.id}`}
        label={t('standard')}
        defaultValue="ISO 14064-3:2019"
        maxLength={120}
      />
      <TextField name={`opinion-${statement.id}`} label={t('opinion')} isRequired={false} maxLength={66} />
      <div>
        <button className="button" disabled={isBusy}>
          {isBusy ? t('busy') : t('button')}
        </button>
      </div>
    </form>
  );
}
