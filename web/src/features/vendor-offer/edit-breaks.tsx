'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { offerDetail, type OfferChangeInput } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import type { OfferRow } from './offer-fields.ts';
import { breaksText, typedBreaks } from './price-breaks.ts';
import type { Changed } from './use-offers.ts';

type EditBreaksProps = {
  offer: OfferRow;
  onChange: (input: Omit<OfferChangeInput, 'version'>) => Promise<Changed>;
};

/** The price breaks of one offer, read when they are opened. */
export function EditBreaks({ offer, onChange }: EditBreaksProps) {
  const t = useTranslations('vendorOffer');
  const formats = useFormats();
  const { currency } = offer.price;
  const [text, setText] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const example = `5; ${formats.amount(offer.price.minor, currency)}`;

  const open = async () => {
    setProblem(undefined);
    const answer = await send(`/v2/offers/${offer.id}`, { method: 'GET', schema: offerDetail });
    if (answer.ok) setText(breaksText(answer.value.priceBreaks, currency, formats));
    else setProblem(answer.problem);
  };
  const close = () => {
    setText(undefined);
    setFault(undefined);
  };
  const keep = async (typed: string) => {
    const priceBreaks = typedBreaks(typed, currency, formats);
    if (priceBreaks === undefined) {
      setFault(t('form.badBreaks', { example }));
      return;
    }
    const changed = await onChange({ priceBreaks });
    if (changed.state === 'changed') close();
    else if (changed.state === 'failed') setProblem(changed.problem);
    else void open();
  };

  if (offer.state !== 'open') return null;
  const name = `${offer.grade} ${offer.product}, ${offer.heatNumber}`;
  return (
    <>
      <button type="button" className="cell-edit" onClick={() => void open()}>
        {t('breaksOpen')}
        <span className="sr-only"> {name}</span>
      </button>
      {problem === undefined || text !== undefined ? null : <ProblemNotice problem={problem} />}
      {text === undefined ? null : (
        <Modal title={t('breaksOf', { offer: name })} onClose={close}>
          <form
            method="post"
            noValidate
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void keep(text);
            }}
          >
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            <TextAreaField
              name={`breaks-${offer.id}`}
              label={t('form.breaks')}
              hint={t('form.breaksHint', { example })}
              error={fault}
              isRequired={false}
              rows={5}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
            <button className="button justify-self-start">{t('breaksKeep')}</button>
          </form>
        </Modal>
      )}
    </>
  );
}
