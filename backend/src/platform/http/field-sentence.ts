import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How the library's own messages begin; what a schema says itself is kept as it is. */
const OWN_WORDS = /^(Invalid input|Invalid option|Too small|Too big|Invalid [A-Za-z0-9 ]+$)/;
const MOST_CHOICES = 20;

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const kindOf = (expected: string): string => kinds[expected] ?? `a ${expected}`;

const formats: Record<string, string> = {
  uuid: 'a UUID, as ids here are',
  datetime: 'a time in UTC such as 2026-03-02T09:00:00.000Z',
  url: 'a whole address such as https://example.com/hook',
  email: 'an e-mail address',
};

/**
 * What is wrong with a field and what to send instead, for whoever wrote the request. A sentence that the schema gives
 * itself stays; the library's own are put into words.
 *
 * @example fieldSentence({ code: 'invalid_value', values: ['EUR', 'CHF'], message: 'Invalid option: …', path: [] }) // 'Give one of: EUR, CHF.'
 */
export function fieldSentence(issue: Issue): string {
  const said = issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
  if (!OWN_WORDS.test(issue.message)) return said;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) {
        return `This field is missing. Give ${kindOf(issue.expected)}.`;
      }
      return `Give ${kindOf(issue.expected)}.`;
    case 'invalid_value':
      return `Give ${choices(issue.values.map(String))}.`;
    case 'too_small':
      return `Give ${measure(issue.origin, 'least', issue.minimum)}.`;
    case 'too_big':
      return `Give ${measure(issue.origin, 'most', issue.maximum)}.`;
    case 'invalid_format': {
      const format = formats[issue.format];
      return format === undefined ? said : `Give ${format}.`;
    }
    default:
      return said;
  }
}

function choices(values: readonly string[]): string {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  const named = values.slice(0, MOST_CHOICES).join(', ');
  return values.length > MOST_CHOICES ? `one of: ${named}, …` : `one of: ${named}`;
}

function measure(origin: string, side: 'least' | 'most', bound: number | bigint): string {
  const amount = `at ${side} ${bound.toString()}`;
  const isOne = BigInt(Math.trunc(Number(bound))) === 1n;
  if (origin === 'string') return `${amount} ${isOne ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `${amount} ${isOne ? 'entry' : 'entries'}`;
  return amount;
}
