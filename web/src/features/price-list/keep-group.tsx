'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { customerGroup } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Option } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Groups customers who ordered before under a name. */
export function KeepGroup({ buyers }: { buyers: readonly Option[] }) {
  const t = useTranslations('priceList');
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [count, setCount] = useState(0);
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) =>
      formText(form, 'groupName') === '' ? [{ field: 'groupName', message: t('badName') }] : [],
    send: (form) => {
      const body = { name: formText(form, 'groupName'), customerIds: form.getAll('customer') };
      const idempotencyKey = crypto.randomUUID();
      return act(() => send('/v2/customer-groups', { body, schema: customerGroup, idempotencyKey }));
    },
    onDone: () => {
      setCount(count + 1);
      router.refresh();
    },
  });
  return (
    <>
      <form method="post" key={count} noValidate className="grid max-w-xl gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <TextField name="groupName" label={t('name')} error={errorOf('groupName')} maxLength={80} />
        <fieldset>
          <legend className="font-semibold">{t('customers')}</legend>
          {buyers.map(({ value, label }) => (
            <CheckField key={value} name="customer" value={value} label={label} />
          ))}
        </fieldset>
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {isBusy ? t('busy') : t('keepGroup')}
        </button>
      </form>
      {dialog}
    </>
  );
}
