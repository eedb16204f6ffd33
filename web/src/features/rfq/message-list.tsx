'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { z } from 'zod';
import type { RfqMessage } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { When } from '../../ui/when.tsx';
import { useRouter } from '../../words/navigation.ts';

type MessageListProps = {
  /** Who reads: the own side is set apart. */
  side: RfqMessage['side'];
  other: string;
  messages: readonly RfqMessage[];
  /** Where a message goes; null: nothing can be written now. */
  path: string | null;
  /** Unique on the page. */
  name: string;
};

/** What buyer and vendor say to each other, and the field for the next word. */
export function MessageList({ side, other, messages, path, name }: MessageListProps) {
  const t = useTranslations('rfq.messages');
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  const field = `text-${name}`;
  const form = useForm({
    fieldOf: () => field,
    check: (data) => (formText(data, field) === '' ? [{ field, message: t('missing') }] : []),
    send: (data) => send(path ?? '', { body: { text: formText(data, field) }, schema: z.unknown() }),
    onDone: () => {
      element.current?.reset();
      router.refresh();
    },
  });
  return (
    <div className="grid max-w-prose gap-3">
      {messages.length === 0 ? <p className="text-ink-2">{t('empty')}</p> : null}
      <ol className="grid gap-2">
        {messages.map((message) => (
          <li
            key={message.id}
            className={`border-l-4 px-3 py-1 ${message.side === side ? 'border-brand' : 'border-control bg-sunken'}`}
          >
            <p className="text-sm text-ink-2">
              {message.author === '' ? other : message.author}, <When iso={message.at} />
            </p>
            <p className="whitespace-pre-line">{message.text}</p>
          </li>
        ))}
      </ol>
      {path === null ? null : (
        <form method="post" ref={element} noValidate className="grid gap-3" onSubmit={form.onSubmit}>
          <ErrorSummary faults={form.faults} />
          {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
          <TextAreaField
            name={field}
            label={t('label', { other })}
            error={form.errorOf(field)}
            maxLength={2000}
            rows={2}
          />
          <div>
            <button className="button button-quiet" aria-disabled={form.isBusy}>
              {form.isBusy ? t('busy') : t('send')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
