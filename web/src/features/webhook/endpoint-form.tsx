'use client';

import { useTranslations } from 'next-intl';

import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { webhookEndpointWithSecret, webhookKinds, type WebhookKind } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { wordOf } from './word-of.ts';

/** Adds an endpoint; its secret is shown until the page is left. */
export function EndpointForm() {
  const t = useTranslations('webhook');
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [secret, setSecret] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [isNothingChosen, setNothingChosen] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const add = async (form: FormData) => {
    const kinds = form.getAll('kinds') as WebhookKind[];
    setNothingChosen(kinds.length === 0);
    if (kinds.length === 0) return;
    setBusy(true);
    setProblem(undefined);
    const body = { url: formText(form, 'url'), kinds };
    const answer = await act(() =>
      send('/v2/webhook-endpoints', { body, schema: webhookEndpointWithSecret }),
    );
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    setSecret(answer.value.secret);
    router.refresh();
  };

  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-3xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void add(new FormData(event.currentTarget));
        }}
      >
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {secret === undefined ? null : <WebhookSecret secret={secret} />}
        <TextField name="url" label={t('form.url')} hint={t('form.urlHint')} maxLength={2_000} />
        <fieldset className="grid gap-1">
          <legend>{t('form.kinds')}</legend>
          {webhookKinds.map((kind) => (
            <label key={kind} className="flex items-baseline gap-2">
              <input type="checkbox" name="kinds" value={kind} defaultChecked />
              <span>
                {t(`kinds.${wordOf[kind]}`)} <code className="text-sm text-ink-2">{kind}</code>
              </span>
            </label>
          ))}
          {isNothingChosen ? (
            <p role="alert" className="text-bad">
              {t('form.none')}
            </p>
          ) : null}
        </fieldset>
        <div>
          <button className="button" disabled={isBusy}>
            {isBusy ? t('form.busy') : t('form.button')}
          </button>
        </div>
      </form>
      {dialog}
    </>
  );
}

/** A secret to copy, this once. */
export function WebhookSecret({ secret }: { secret: string }) {
  const t = useTranslations('webhook');
  return (
    <Notice tone="attention" title={t('secretTitle')}>
      <p className="font-mono break-all">{secret}</p>
    </Notice>
  );
}
