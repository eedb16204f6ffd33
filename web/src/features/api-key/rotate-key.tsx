'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { apiKeyWithSecret, type ApiKeyWithSecret } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { NewSecret } from './new-secret.tsx';

const HOURS = [0, 1, 24, 168];

/** Gives a key a new secret, while the one before goes on for a while. */
export function RotateKey({ id, name }: { id: string; name: string }) {
  const t = useTranslations('apiKey');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<ApiKeyWithSecret>();
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('rotate.label')}
        <span className="sr-only"> {name}</span>
      </button>
      {isOpen ? (
        <Modal
          title={t('rotate.title', { name })}
          onClose={() => {
            setOpen(false);
          }}
        >
          <RotateForm
            id={id}
            onDone={(key) => {
              setOpen(false);
              setMade(key);
            }}
          />
        </Modal>
      ) : null}
      {made === undefined ? null : (
        <NewSecret
          made={made}
          onDone={() => {
            setMade(undefined);
            router.refresh();
          }}
        />
      )}
    </>
  );
}

function RotateForm({ id, onDone }: { id: string; onDone: (key: ApiKeyWithSecret) => void }) {
  const t = useTranslations('apiKey.rotate');
  const { act, dialog } = useStepUp();
  const { problem, isBusy, onSubmit } = useForm({
    send: (form) =>
      act(() =>
        send(`/v2/api-keys/${id}/rotate`, {
          body: { overlapHours: Number(formText(form, 'overlapHours')) },
          schema: apiKeyWithSecret,
        }),
      ),
    onDone,
  });
  return (
    <form method="post" className="grid gap-4" onSubmit={onSubmit}>
      <p>{t('intro')}</p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <SelectField
        name="overlapHours"
        label={t('overlap')}
        defaultValue="24"
        options={HOURS.map((hours) => ({ value: hours.toString(), label: t('overlapOption', { hours }) }))}
      />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {t('button')}
      </button>
      {dialog}
    </form>
  );
}
