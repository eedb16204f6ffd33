'use client';

import { useState } from 'react';
import { commissionRule, type CommissionRuleInput } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActProblem, useAct } from '../payout/act.tsx';
import { readRule } from './read-rule.ts';
import { texts } from './texts.ts';

const words = texts.form;

/** Adds a rule of one or two components. */
export function AddRule({ sellers }: { sellers: readonly { id: string; name: string }[] }) {
  const { act, isBusy, problem } = useAct();
  const [isWrong, setWrong] = useState(false);
  const add = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const input: CommissionRuleInput | null = readRule((name) => formText(fields, name));
    setWrong(input === null);
    if (input !== null && (await act('/v2/finance/commission-rules', input, commissionRule))) form.reset();
  };
  return (
    <section aria-labelledby="add-rule" className="panel grid gap-3">
      <h2 id="add-rule">{words.heading}</h2>
      <p className="text-ink-2">{words.intro}</p>
      <ActProblem problem={problem} />
      {isWrong ? <Notice tone="bad">{words.wrongNumber}</Notice> : null}
      <form
        className="grid max-w-3xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="name" label={words.name} maxLength={80} />
          <TextField name="priority" label={words.priority} isNumeric defaultValue="10" maxLength={4} />
          <label className="grid content-start gap-1">
            <span className="font-semibold">{words.seller}</span>
            <select name="sellerId" className="field">
              <option value="">{words.everySeller}</option>
              {sellers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <TextField
            name="category"
            label={words.category}
            hint={words.categoryHint}
            isRequired={false}
            maxLength={40}
          />
          <TextField name="turnoverFrom" label={words.from} isRequired={false} isNumeric maxLength={20} />
          <TextField name="turnoverBelow" label={words.below} isRequired={false} isNumeric maxLength={20} />
        </div>
        {[1, 2].map((position) => (
          <fieldset key={position} className="grid gap-4 sm:grid-cols-3">
            <legend className="mb-1 font-semibold">{words.component(position)}</legend>
            <TextField
              name={`name${position.toString()}`}
              label={words.componentName}
              isRequired={position === 1}
              maxLength={60}
            />
            <TextField
              name={`rate${position.toString()}`}
              label={words.rate}
              isRequired={position === 1}
              isNumeric
              maxLength={5}
            />
            <TextField
              name={`fixed${position.toString()}`}
              label={words.fixed}
              isRequired={false}
              isNumeric
              maxLength={20}
            />
          </fieldset>
        ))}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="minimum" label={words.minimum} isRequired={false} isNumeric maxLength={20} />
          <TextField name="maximum" label={words.maximum} isRequired={false} isNumeric maxLength={20} />
        </div>
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? words.adding : words.add}
        </button>
      </form>
    </section>
  );
}
