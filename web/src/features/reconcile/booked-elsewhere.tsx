'use client';

import { useTranslations } from 'next-intl';
import { bankEntry, type BankBooking } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Fold } from './fold.tsx';
import type { useAct } from './use-act.tsx';

/** Closes a line by what the books have of it already, or leads to where it is booked first. */
export function BookedElsewhere({
  entryId,
  bookings,
  isBusy,
  act,
}: {
  entryId: string;
  bookings: readonly BankBooking[];
} & Pick<ReturnType<typeof useAct>, 'isBusy' | 'act'>) {
  const t = useTranslations('reconcile.act');
  const formats = useFormats();
  const byHand = (
    <p>
      <Link href={`/finance/journal/new?line=${entryId}`} prefetch={false}>
        {t('byHand')}
      </Link>
    </p>
  );
  if (bookings.length === 0) {
    return (
      <div className="grid gap-1">
        <p className="text-ink-2">{t('noBooking')}</p>
        {byHand}
      </div>
    );
  }
  return (
    <>
      <Fold
        name="note"
        summary={t('note')}
        go={t('noteGo')}
        isBusy={isBusy}
        onSubmit={(form) => {
          const body = { bookingId: formText(form, 'bookingId'), note: formText(form, 'note') };
          void act(`/v2/finance/bank-entries/${entryId}/note`, { body, schema: bankEntry });
        }}
      >
        <SelectField
          name="bookingId"
          label={t('booking')}
          options={bookings.map(({ id, label, restMinor, happenedOn }) => ({
            value: id,
            label: `${label}, ${formats.day(happenedOn)}, ${formats.money(restMinor, 'EUR')}`,
          }))}
        />
        <TextField name="note" label={t('noteHint')} maxLength={300} />
      </Fold>
      {byHand}
    </>
  );
}
