'use server';

import { getLocale } from 'next-intl/server';
import { auditCheck, auditGrant, auditQuestionKeys, type AuditQuestionKey } from '@topsteel/domain/api';
import { act } from '../../backend/act.ts';
import { refused, type Refused } from '../../backend/refused.ts';
import { redirect } from '../../words/navigation.ts';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** Keeps a question under a name and leads to the checks; answers with the problem where it was not kept. */
export async function keepCheck(_before: Refused | null, form: FormData): Promise<Refused> {
  const asked = textOf(form, 'question');
  const question = auditQuestionKeys.find((key): key is AuditQuestionKey => key === asked);
  const locale = await getLocale();
  const answer = await act('/v2/audit/checks', {
    body: {
      name: textOf(form, 'name'),
      question,
      parameters: Object.fromEntries(new URLSearchParams(textOf(form, 'parameters'))),
      language: locale,
    },
    schema: auditCheck,
    idempotencyKey: textOf(form, 'key'),
  });
  if (!answer.ok) return refused(answer.problem, form);
  return redirect({ href: '/audit/checks', locale });
}

/** Keeps a question no longer; answers with the problem where it is kept still. */
export async function forgetCheck(_before: Refused | null, form: FormData): Promise<Refused> {
  const answer = await act(`/v2/audit/checks/${encodeURIComponent(textOf(form, 'id'))}`, {
    method: 'DELETE',
    schema: auditCheck,
  });
  if (!answer.ok) return refused(answer.problem, form);
  return redirect({ href: '/audit/checks', locale: await getLocale() });
}

/** Lets an auditor into a company's part of the record; answers with the problem where it was not done. */
export async function giveAccess(_before: Refused | null, form: FormData): Promise<Refused> {
  const locale = await getLocale();
  const organisationId = textOf(form, 'organisationId');
  const answer = await act('/v2/audit/grants', {
    body: {
      email: textOf(form, 'email'),
      ...(organisationId === '' ? {} : { organisationId }),
      subjects: form.getAll('subjects').map(String),
      from: textOf(form, 'from'),
      to: textOf(form, 'to'),
      expiresOn: textOf(form, 'expiresOn'),
      language: locale,
    },
    schema: auditGrant,
    idempotencyKey: textOf(form, 'key'),
  });
  if (!answer.ok) return refused(answer.problem, form);
  return redirect({ href: textOf(form, 'back'), locale });
}

/** Takes an auditor's access back; answers with the problem where they still have it. */
export async function revokeAccess(_before: Refused | null, form: FormData): Promise<Refused> {
  const answer = await act(`/v2/audit/grants/${encodeURIComponent(textOf(form, 'id'))}`, {
    method: 'DELETE',
    schema: auditGrant,
  });
  if (!answer.ok) return refused(answer.problem, form);
  return redirect({ href: textOf(form, 'back'), locale: await getLocale() });
}
