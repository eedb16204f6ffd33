'use client';

import type { Basket } from '@topsteel/domain/api';
import { priceCurrencies } from '@topsteel/domain/pricing';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import { send } from '../../backend/send.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { useChange } from './use-change.ts';

/** Says that the changes of a basket were read. */
export function SeenButton({ basketId }: { basketId: string }) {
  const t = useTranslations('basket');
  const { change, isBusy, problem } = useChange();
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small mt-2"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) void change({ method: 'PATCH', path: basketId, body: { isSeen: true } });
        }}
      >
        {t('seen')}
      </button>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </>
  );
}

/** The currency in which a basket is priced. */
export function BasketCurrency({ basket }: { basket: Pick<Basket, 'currency'> & { id: string } }) {
  const t = useTranslations('basket.site');
  const { change, problem } = useChange();
  return (
    <>
      <label className="flex items-center justify-between gap-3 text-sm">
        <span className="text-ink-2">{t('currency')}</span>
        <select
          className="field w-auto"
          value={basket.currency}
          onChange={(event) => {
            void change({ method: 'PATCH', path: basket.id, body: { currency: event.target.value } });
          }}
        >
          {priceCurrencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      </label>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </>
  );
}

/** Makes a basket with a name of its own. */
export function MakeBasket() {
  const t = useTranslations('basket.manage');
  const router = useRouter();
  const send = useSendOnce();
  const form = useForm({
    check: (data) => (formText(data, 'name') === '' ? [{ field: 'name', message: t('nameMissing') }] : []),
    send: (data) =>
      send('/v2/baskets', {
        body: { name: formText(data, 'name') },
        schema: late('made'),
      }),
    onDone: ({ id }) => {
      router.push(`/cart?basket=${id}`);
    },
  });
  return (
    <form method="post" noValidate className="grid justify-items-start gap-3" onSubmit={form.onSubmit}>
      {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
      <TextField name="name" label={t('name')} maxLength={80} error={form.errorOf('name')} />
      <button type="submit" className="button button-quiet" aria-disabled={form.isBusy}>
        {t('make')}
      </button>
    </form>
  );
}

/** Deletes a basket with everything in it, after asking. */
export function DeleteBasket({ id, name, lineCount }: { id: string; name: string; lineCount: number }) {
  const t = useTranslations('basket.manage');
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button-text text-sm"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('delete')}
      </button>
      {isAsking ? (
        <Confirm
          title={t('deleteTitle', { name })}
          verb={t('delete')}
          isDanger
          onConfirm={async () => {
            const answer = await send(`/v2/baskets/${id}`, { method: 'DELETE', schema: late('anything') });
            if (answer.ok) router.push('/cart');
            return answer.ok ? undefined : answer.problem;
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('deleteText', { count: lineCount })}
        </Confirm>
      ) : null}
    </>
  );
}
