'use client';

import { useState } from 'react';
import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useRouter } from '../../words/navigation.ts';

type RfqActProps = {
  label: string;
  /** What the button is about, for who hears it without its row. */
  of?: string;
  title: string;
  children: React.ReactNode;
  verb: string;
  path: string;
  body?: object;
  isDanger?: boolean;
  isMain?: boolean;
  /** Where to go afterwards; absent, the page is shown anew. */
  leadsTo?: string;
};

/** One act on a request or a quotation: asks, does it, and shows the page anew. */
export function RfqAct({
  label,
  of,
  title,
  children,
  verb,
  path,
  body,
  isDanger = false,
  isMain = false,
  leadsTo,
}: RfqActProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  return (
    <>
      <button
        type="button"
        className={`button ${isMain ? '' : 'button-quiet'}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
        {of === undefined ? null : <span className="sr-only"> {of}</span>}
      </button>
      {isOpen ? (
        <Confirm
          title={title}
          verb={verb}
          isDanger={isDanger}
          onClose={() => {
            setOpen(false);
          }}
          onConfirm={async () => {
            const answer = await send(path, {
              ...(body === undefined ? {} : { body }),
              schema: z.unknown(),
              idempotencyKey: key,
            });
            if (!answer.ok) return answer.problem;
            if (leadsTo === undefined) router.refresh();
            else router.push(leadsTo);
            return undefined;
          }}
        >
          {children}
        </Confirm>
      ) : null}
    </>
  );
}
