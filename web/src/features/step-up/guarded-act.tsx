'use client';

import { useState } from 'react';
import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from './use-step-up.tsx';

type GuardedActProps = {
  /** The button that asks. */
  label: string;
  /** What the button is about, for who hears it without its row. */
  of?: string;
  /** The question. */
  title: string;
  /** What it costs, and whether it can be undone. */
  children: React.ReactNode;
  /** The verb that does it. */
  verb: string;
  path: string;
  method?: 'POST' | 'DELETE';
  body?: object;
  /** Where to go afterwards, loading everything anew; absent, the page is refreshed in place. */
  leadsTo?: string;
  isPlain?: boolean;
};

/**
 * An act of one press in a table that a server wrote: asks, wants a proof of who is there where the service does, does
 * it, and shows the page anew. Needs the words of `stepUp`.
 */
export function GuardedAct({
  label,
  of,
  title,
  children,
  verb,
  path,
  method = 'POST',
  body,
  leadsTo,
  isPlain = false,
}: GuardedActProps) {
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small"
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
          isDanger={!isPlain}
          onClose={() => {
            setOpen(false);
          }}
          onConfirm={async () => {
            const answer = await act(() =>
              // What it answers is on the page that is shown anew.
              send(path, { method, ...(body === undefined ? {} : { body }), schema: z.unknown() }),
            );
            if (!answer.ok) return answer.problem;
            if (leadsTo !== undefined) window.location.assign(leadsTo);
            else router.refresh();
            return undefined;
          }}
        >
          {children}
        </Confirm>
      ) : null}
      {dialog}
    </>
  );
}
