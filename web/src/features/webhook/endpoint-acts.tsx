'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import {
  webhookEndpoint,
  webhookEndpointWithSecret,
  webhookResent,
  type WebhookEndpointView,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { WebhookSecret } from './endpoint-form.tsx';
import { texts } from './texts.ts';

/** Gives an endpoint a new secret, or turns it off or on. */
export function EndpointActs({ endpoint }: { endpoint: WebhookEndpointView }) {
  const router = useRouter();
  const [secret, setSecret] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const words = texts.endpoints;
  const other = endpoint.state === 'on' ? 'off' : 'on';
  const path = `/v2/webhook-endpoints/${endpoint.id}`;

  const rotate = async () => {
    const answer = await send(`${path}/rotate`, { schema: webhookEndpointWithSecret });
    if (answer.ok) setSecret(answer.value.secret);
    setProblem(answer.ok ? undefined : answer.problem);
    router.refresh();
  };
  const turn = async () => {
    const answer = await send(`${path}/${other}`, { schema: webhookEndpoint });
    setProblem(answer.ok ? undefined : answer.problem);
    router.refresh();
  };

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button-small button-quiet" onClick={() => void rotate()}>
          {words.rotate}
          <span className="sr-only">: {endpoint.url}</span>
        </button>
        <button type="button" className="button button-small button-quiet" onClick={() => void turn()}>
          {words[other]}
          <span className="sr-only">: {endpoint.url}</span>
        </button>
      </div>
      {secret === undefined ? null : <WebhookSecret secret={secret} />}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </div>
  );
}

/** Sends a delivery again, under the same id. */
export function Resend({ deliveryId }: { deliveryId: string }) {
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
        {texts.deliveries.resend}
      </button>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </>
  );
}
