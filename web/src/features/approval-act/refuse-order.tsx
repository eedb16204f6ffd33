'use client';

import { approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

type RefuseOrderProps = { id: string; requester: string };

/** Refuses the order with a sentence for who asked. */
export function RefuseOrder({ id, requester }: RefuseOrderProps) {
  const t = useTranslations('approvalAct.decide');
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('refuse')}
      </button>
      {isOpen ? (
        <Modal title={t('refuseTitle')} onClose={close}>
          <RefusalForm id={id} requester={requester} onDone={close} />
        </Modal>
      ) : null}
    </>
  );
}

function RefusalForm({ id, requester, onDone }: RefuseOrderProps & { onDone: () => void }) {
  const t = useTranslations('approvalAct.decide');
  const send = useSendOnce();
  const tUi = useTranslations('ui');
  const router = useRouter();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) =>
      formText(form, 'sentence').trim().length < 3
        ? [{ field: 'sentence', message: t('sentenceMissing') }]
        : [],
    send: (form) =>
      send(`/v2/approvals/${id}/refusal`, {
        body: { sentence: formText(form, 'sentence') },
        schema: approval,
      }),
    onDone: () => {
      onDone();
      router.refresh();
    },
  });
  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextAreaField
        name="sentence"
        label={t('sentence', { name: requester })}
        maxLength={500}
        error={errorOf('sentence')}
      />
      <div className="flex flex-wrap gap-3">
        <button className="button button-danger" aria-disabled={isBusy}>
          {isBusy ? t('busy') : t('refuseConfirm')}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          {tUi('cancel')}
        </button>
      </div>
    </form>
  );
}
