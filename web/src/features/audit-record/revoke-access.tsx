'use client';

import { useActionState, useState } from 'react';
import { auditGrant } from '@topsteel/domain/api';
import type { Refused } from '../../backend/refused.ts';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { KeepsTyped } from '../../ui/keeps-typed.tsx';
import { useRouter } from '../../words/navigation.ts';
import { revokeAccess } from './acts.ts';

type RevokeAccessProps = {
  grantId: string;
  email: string;
  /** Where to go on without scripts. */
  back: string;
  verb: string;
  title: string;
  cost: string;
};

/** Takes an auditor's access back after a question; without scripts at once. */
export function RevokeAccess({ grantId, email, back, verb, title, cost }: RevokeAccessProps) {
  const router = useRouter();
  const [refused, action] = useActionState<Refused | null, FormData>(revokeAccess, null);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <form
        action={action}
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <KeepsTyped refused={refused} isInRow>
          <input type="hidden" name="id" value={grantId} />
          <input type="hidden" name="back" value={back} />
        </KeepsTyped>
        <button className="button button-quiet button-small">
          {verb}
          <span className="sr-only">: {email}</span>
        </button>
      </form>
      {isAsking ? (
        <Confirm
          title={title}
          verb={verb}
          isDanger
          onConfirm={async () => {
            const answer = await send(`/v2/audit/grants/${encodeURIComponent(grantId)}`, {
              method: 'DELETE',
              schema: auditGrant,
            });
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {cost}
        </Confirm>
      ) : null}
    </>
  );
}
