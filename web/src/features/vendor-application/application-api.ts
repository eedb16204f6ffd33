'use client';

import type { z } from 'zod';
import { parseAnswer } from '../../backend/parse-answer.ts';
import { problemOf, type Answer } from '../../backend/problem.ts';

/** Where the token of an application is kept in this browser; the link with it opens the application elsewhere. */
const keyOf = (id: string): string => `vendor-application:${id}`;

export function keepToken(id: string, token: string): void {
  localStorage.setItem(keyOf(id), token);
}

/** The token in the address, which is then kept; otherwise the one that this browser keeps. */
export function tokenOf(id: string): string | null {
  const told = location.hash.slice(1);
  if (told !== '') keepToken(id, told);
  return told === '' ? localStorage.getItem(keyOf(id)) : told;
}

/** Asks for, or changes, an application by its token. */
export async function callApplication<S extends z.ZodType>(
  path: string,
  schema: S,
  { token, method = 'POST', form }: { token: string; method?: 'GET' | 'POST'; form?: FormData },
): Promise<Answer<z.infer<S>>> {
  try {
    const response = await fetch(`/v2/vendor-applications/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        'x-application-token': token,
      },
      ...(form === undefined ? {} : { body: form }),
    });
    return await parseAnswer(response, schema);
  } catch {
    return { ok: false, problem: problemOf(0, null) };
  }
}
