import type { z } from 'zod';
import type { CarbonFinding } from './finding.ts';

const MOST_FINDINGS = 100;

/** What a schema missed, in words that go on from the field's name; undefined leaves the schema's own words. */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
  }
  if (issue.code === 'invalid_value') {
    return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  if (issue.code === 'unrecognized_keys')
    return `has fields that are not known here: ${issue.keys.join(', ')}`;
  return undefined;
};

/** The issues of a refused document as findings, one sentence each. */
export const findingsOf = (error: z.ZodError, code: string): CarbonFinding[] =>
  error.issues.slice(0, MOST_FINDINGS).map(({ path, message }) => ({
    code,
    severity: 'error',
    message: `${path.length === 0 ? 'The document' : path.join('.')} ${message}.`,
    field: path.join('.'),
  }));
