'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import type { OwnLot } from './answer-rows.tsx';

type NameLotProps = { path: string; awardId: string; row: number; lots: readonly OwnLot[] };

/** The vendor's move: the lot that an accepted row is delivered from. */
export function NameLot({ path, awardId, row, lots }: NameLotProps) {
  const t = useTranslations('rfq.nameLot');
  const router = useRouter();
  const field = `lot-${awardId}`;
  const form = useForm({
    fieldOf: () => field,
    check: (data) => (formText(data, field) === '' ? [{ field, message: t('missing') }] : []),
    send: (data) => send(path, { body: { offerId: formText(data, field) }, schema: z.unknown() }),
    onDone: () => {
      router.refresh();
    },
  });
  if (lots.length === 0) {
    return (
      <p>
        {t('noLots')} <Link href="/vendor/offers/new">{t('offer')}</Link>
      </p>
    );
  }
  return (
    <form method="post" noValidate className="grid max-w-md gap-3" onSubmit={form.onSubmit}>
      <ErrorSummary faults={form.faults} />
      {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
      <SelectField
        name={field}
        label={t('label', { row })}
        choose={t('choose')}
        error={form.errorOf(field)}
        options={lots.map(({ offerId, label }) => ({ value: offerId, label }))}
      />
      <div>
        <button className="button" aria-disabled={form.isBusy}>
          {form.isBusy ? t('busy') : t('send')}
        </button>
      </div>
    </form>
  );
}
