'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import {
  webhookDelivery,
  webhookEndpoint,
  webhookEndpointWithSecret,
  webhookReplayed,
  webhookResent,
  type WebhookEndpointView,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { WebhookSecret } from './endpoint-form.tsx';

/** Tries an endpoint, gives it a new secret, sends it again what it missed, or turns it off or on. */
export function EndpointActs({ endpoint }: { endpoint: WebhookEndpointView }) {
  const t = useTranslations('webhook.endpoints');
  const router = useRouter();
  const [secret, setSecret] = useState<string>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { act: prove, dialog } = useStepUp();
  const other = endpoint.state === 'on' ? 'off' : 'on';
  const path = `/v2/webhook-endpoints/${endpoint.id}`;

  const act = async <S extends z.ZodType>(
    verb: string,
    schema: S,
    then: (value: z.infer<S>) => void,
    body?: object,
  ) => {
    setBusy(true);
    setSaid('');
    const answer = await send(`${path}/${verb}`, { schema, ...(body === undefined ? {} : { body }) });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) then(answer.value);
    router.refresh();
  };
  const replay = (form: FormData) =>
    act(
      'replay',
      webhookReplayed,
      ({ waiting, hasMore }) => {
        setSaid(t(hasMore ? 'replayedMost' : 'replayed', { count: waiting }));
      },
      { since: `${formText(form, 'since')}T00:00:00.000Z` },
    );
  const rotate = async () => {
    const answer = await prove(() => send(`${path}/rotate`, { schema: webhookEndpointWithSecret }));
    if (!answer.ok) return answer.problem;
    setSecret(answer.value.secret);
    router.refresh();
    return undefined;
  };
  const acts = [
    [
      'test',
      () =>
        act('test', webhookDelivery, () => {
          setSaid(t('tested'));
        }),
    ],
    [
      'rotate',
      () => {
        setAsking(true);
      },
    ],
    [other, () => act(other, webhookEndpoint, () => undefined)],
  ] as const;

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {acts.map(([name, run]) => (
          <button
            key={name}
            type="button"
            className="button button-small button-quiet"
            disabled={isBusy}
            onClick={() => {
              void run();
            }}
          >
            {t(name)}
            <span className="sr-only">: {endpoint.url}</span>
          </button>
        ))}
      </div>
      <details>
        <summary>{t('replay')}</summary>
        <form
          method="post"
          className="mt-1 grid justify-items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void replay(new FormData(event.currentTarget));
          }}
        >
          <label className="grid gap-1">
            <span>{t('since')}</span>
            <input type="date" name="since" required className="field" />
          </label>
          <button className="button button-small" disabled={isBusy}>
            {t('replayGo')}
          </button>
        </form>
      </details>
      <p role="status">{said}</p>
      {secret === undefined ? null : <WebhookSecret secret={secret} />}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {isAsking ? (
        <Confirm
          title={t('rotateTitle')}
          verb={t('rotate')}
          isDanger
          onConfirm={rotate}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('rotateCost')}
        </Confirm>
      ) : null}
      {dialog}
    </div>
  );
}

/** Sends a delivery again, under the same id. */
export function Resend({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations('webhook');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const resend = async () => {
    const answer = await send(`/v2/webhook-endpoints/deliveries/${deliveryId}/resend`, {
      schema: webhookResent,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    router.refresh();
  };
  return (
    <>
      <button type="button" className="button button-small button-quiet" onClick={() => void resend()}>
        {t('deliveries.resend')}
      </button>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </>
  );
}
