'use server';

import { getLocale } from 'next-intl/server';
import { rfq } from '@topsteel/domain/api';
import { act } from '../../backend/act.ts';
import type { Problem } from '../../backend/problem.ts';
import { formText } from '../../ui/form-text.ts';
import { redirect } from '../../words/navigation.ts';
import { typedRows, typedStart, type RfqStart } from './prefill.ts';
import { faultsOf, inputOf } from './rfq-input.ts';

/** A form that was sent without scripts and comes back, with what is wrong with it. */
export type RfqBack = {
  start: RfqStart;
  faults: ReturnType<typeof faultsOf>;
  problem: Problem | null;
} | null;

/** Keeps the request where no script does it: rows come and go with the page, and what is wrong is said on it. */
export async function keepRfq(_before: RfqBack, form: FormData): Promise<RfqBack> {
  const language = await getLocale();
  const start = typedStart(form);
  if (form.has('addRow') || form.has('removeRow')) return { start, faults: [], problem: null };
  const rows = typedRows(form);
  const faults = faultsOf(form, rows, language);
  if (faults.length > 0) return { start, faults, problem: null };
  const draft = formText(form, 'draft');
  const answer = await act(draft === '' ? '/v2/rfqs' : `/v2/rfqs/${encodeURIComponent(draft)}`, {
    method: draft === '' ? 'POST' : 'PATCH',
    body: inputOf(form, rows, language),
    schema: rfq,
    ...(draft === '' && { idempotencyKey: formText(form, 'key') }),
  });
  if (!answer.ok) return { start, faults: [], problem: answer.problem };
  return redirect({ href: `/rfq/${answer.value.id}`, locale: language });
}
