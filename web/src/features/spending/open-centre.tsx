'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { costCentre, type CostCentre } from '@topsteel/domain/api';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { MoreForm } from '../company/more-form.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Opens a cost centre, below another one where there is one. */
export function OpenCentre({ centres }: { centres: CostCentre[] }) {
  const t = useTranslations('spending.centres');
  const send = useSendOnce();
  const router = useRouter();
  const box = useRef<HTMLFormElement>(null);
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    send: (form) =>
      act(() =>
        send('/v2/cost-centres', {
          body: {
            code: formText(form, 'code'),
            name: formText(form, 'name'),
            parentId: formText(form, 'parentId') || null,
          },
          schema: costCentre,
        }),
      ),
    onDone: () => {
      box.current?.reset();
      router.refresh();
    },
  });
  return (
    <MoreForm title={t('add')}>
      <form method="post" ref={box} className="grid gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          maxLength={32}
          error={errorOf('code')}
        />
        <TextField name="name" label={t('name')} maxLength={120} error={errorOf('name')} />
        {centres.length === 0 ? null : (
          <SelectField
            name="parentId"
            label={t('parent')}
            isRequired={false}
            choose={t('top')}
            options={centres.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          />
        )}
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {t('button')}
        </button>
      </form>
      {dialog}
    </MoreForm>
  );
}
