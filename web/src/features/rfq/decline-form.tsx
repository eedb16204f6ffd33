'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

/** Says that nothing will be quoted, and why. */
export function DeclineForm({ base }: { base: string }) {
  const t = useTranslations('rfq.decline');
  const router = useRouter();
  const form = useForm({
    check: (data) => (formText(data, 'reason') === '' ? [{ field: 'reason', message: t('missing') }] : []),
    send: (data) =>
      send(`${base}/decline`, { body: { reason: formText(data, 'reason') }, schema: z.unknown() }),
    onDone: () => {
      router.refresh();
    },
  });
  return (
    <details>
      <summary>{t('title')}</summary>
      <form method="post" noValidate className="mt-2 grid max-w-prose gap-3" onSubmit={form.onSubmit}>
        <ErrorSummary faults={form.faults} />
        {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
        <TextField
          name="reason"
          label={t('reason')}
          hint={t('hint')}
          error={form.errorOf('reason')}
          maxLength={500}
        />
        <div>
          <button className="button button-quiet" aria-disabled={form.isBusy}>
            {form.isBusy ? t('busy') : t('send')}
          </button>
        </div>
      </form>
    </details>
  );
}
