'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { companyDomain } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Names a domain, which then waits for its proof. */
export function NameDomain() {
  const t = useTranslations('singleSignOn.domains');
  const router = useRouter();
  const box = useRef<HTMLFormElement>(null);
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    send: (form) =>
      act(() =>
        send('/v2/company-domains', {
          body: { domain: formText(form, 'domain').replace(/^.*@/, '') },
          schema: companyDomain,
        }),
      ),
    onDone: () => {
      box.current?.reset();
      router.refresh();
    },
  });
  return (
    <form method="post" ref={box} className="grid max-w-xl gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextField
        name="domain"
        label={t('domain')}
        hint={t('hint', { example: 'stahlbau.example' })}
        maxLength={253}
        spellCheck={false}
        error={errorOf('domain')}
      />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {t('button')}
      </button>
      {dialog}
    </form>
  );
}
