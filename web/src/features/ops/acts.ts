'use server';

import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { act } from '../../backend/act.ts';
import { refused, type Refused } from '../../backend/refused.ts';
import { redirect } from '../../words/navigation.ts';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

const part = (form: FormData, name: string): string => encodeURIComponent(textOf(form, name));

async function send(path: string, body: unknown, form: FormData, back: string): Promise<Refused> {
  const answer = await act(path, {
    ...(body === undefined ? {} : { body }),
    schema: z.unknown(),
    idempotencyKey: textOf(form, 'key'),
  });
  if (!answer.ok) return refused(answer.problem, form);
  return redirect({ href: back, locale: await getLocale() });
}

/** Keeps the judgement of one document of an application. */
export async function judgeDocument(_before: Refused | null, form: FormData): Promise<Refused> {
  const path = `/v2/vendor-applications/${part(form, 'id')}/documents/${part(form, 'documentId')}/review`;
  const body = { decision: textOf(form, 'decision'), remark: textOf(form, 'remark') };
  return send(path, body, form, `/ops/applications/${part(form, 'id')}`);
}

/** Keeps what was looked up about an applicant. */
export async function noteCheck(_before: Refused | null, form: FormData): Promise<Refused> {
  const body = { kind: textOf(form, 'kind'), result: textOf(form, 'result'), remark: textOf(form, 'remark') };
  return send(
    `/v2/vendor-applications/${part(form, 'id')}/checks`,
    body,
    form,
    `/ops/applications/${part(form, 'id')}`,
  );
}

/** Approves an application, sends it back, or refuses it. */
export async function decideApplication(_before: Refused | null, form: FormData): Promise<Refused> {
  const verb = ['approval', 'request', 'refusal'].find((one) => one === textOf(form, 'verb')) ?? 'request';
  const body = verb === 'approval' ? undefined : { reason: textOf(form, 'reason') };
  return send(
    `/v2/vendor-applications/${part(form, 'id')}/${verb}`,
    body,
    form,
    `/ops/applications/${part(form, 'id')}`,
  );
}

/** Applies a change of a product. */
export async function approveChange(_before: Refused | null, form: FormData): Promise<Refused> {
  return send(`/v2/product-changes/${part(form, 'id')}/approve`, undefined, form, '/ops/products');
}

/** Refuses a change of a product, with the reason that its asker reads. */
export async function refuseChange(_before: Refused | null, form: FormData): Promise<Refused> {
  const body = { reason: textOf(form, 'reason') };
  return send(`/v2/product-changes/${part(form, 'id')}/refuse`, body, form, '/ops/products');
}

/** Stops a job in every process, or lets it go on. */
export async function switchJob(_before: Refused | null, form: FormData): Promise<Refused> {
  const verb = textOf(form, 'verb') === 'pause' ? 'pause' : 'resume';
  return send(`/v2/jobs/${part(form, 'name')}/${verb}`, undefined, form, '/ops/jobs');
}
