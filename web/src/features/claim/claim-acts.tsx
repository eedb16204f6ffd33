'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { FILE_TYPES } from './photo-field.tsx';

/** Says something in a dispute. */
export function SayForm({ id }: { id: string }) {
  const t = useTranslations('claim');
  const router = useRouter();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const name = `say-${id}`;
  const form = useForm({
    check: (data) =>
      formText(data, name).trim().length < 3 ? [{ field: name, message: t('dispute.sayMissing') }] : [],
    send: (data) =>
      send(`/v2/disputes/${id}/messages`, {
        body: { text: formText(data, name).trim() },
        schema: z.unknown(),
        idempotencyKey: key,
      }),
    onDone: () => {
      setKey(crypto.randomUUID());
      router.refresh();
    },
  });
  return (
    <form
      method="post"
      key={key}
      noValidate
      className="grid content-start justify-items-start gap-3"
      onSubmit={form.onSubmit}
    >
      <ErrorSummary faults={form.faults} />
      {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
      <div className="w-full">
        <TextAreaField name={name} label={t('dispute.say')} error={form.errorOf(name)} maxLength={4000} />
      </div>
      <button className="button button-quiet" aria-disabled={form.isBusy}>
        {form.isBusy ? t('act.busy') : t('dispute.sayButton')}
      </button>
    </form>
  );
}

type AddFileProps = { id: string; path: string; label: string; hint: string };

/** Adds one photograph or document to what is open; it is sent as soon as it is chosen. */
export function AddFile({ id, path, label, hint }: AddFileProps) {
  const t = useTranslations('claim.act');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    const form = new FormData();
    form.append('file', file, file.name);
    setBusy(true);
    setProblem(undefined);
    const answer = await send(path, { form, schema: z.unknown() });
    setBusy(false);
    if (answer.ok) router.refresh();
    else setProblem(answer.problem);
  };
  return (
    <div className="grid content-start gap-2">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <FileDrop
        name={`file-${id}`}
        label={label}
        hint={hint}
        isRequired={false}
        accept={FILE_TYPES}
        isBusy={isBusy}
        onFiles={([file]) => void upload(file)}
      />
      <p role="status" className="text-sm text-ink-2">
        {isBusy ? t('busy') : ''}
      </p>
    </div>
  );
}

/** Takes back what was asked, after saying what that means. */
export function WithdrawButton({ path, label, cost }: { path: string; label: string; cost: string }) {
  const t = useTranslations('claim.act');
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </button>
      {isAsking ? (
        <Confirm
          title={label}
          verb={t('withdraw')}
          isDanger
          onConfirm={async () => {
            const answer = await send(path, { schema: z.unknown(), idempotencyKey: path });
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>{cost}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
