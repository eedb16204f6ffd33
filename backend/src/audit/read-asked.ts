import { questionShape, type AuditParameterKind, type AuditQuestionKey } from '@topsteel/domain/api';
import { momentOf } from '@topsteel/domain/calendar';
import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import { checksummed } from '../platform/chain/index.ts';
import type { Asked } from './infra/questions/index.ts';

const NEVER = new Date(0);

/** What each kind of parameter is read as; undefined when it is not understood. */
const readers: Readonly<Record<AuditParameterKind, { example: string; read: (text: string) => unknown }>> = {
  text: { example: '4711', read: (text) => (text === '' ? undefined : text) },
  address: {
    example: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    read: (text) => (/^0x[0-9a-fA-F]{40}$/.test(text) ? checksummed(text) : undefined),
  },
  instant: { example: '2026-11-01T00:00:00Z', read: readInstant },
  block: { example: '1280', read: (text) => (/^(0|[1-9][0-9]{0,17})$/.test(text) ? text : undefined) },
  permille: { example: '950', read: (text) => wholeWithin(text, 1, 1_000) },
  year: { example: '2026', read: (text) => wholeWithin(text, 2_000, 9_998) },
  lot: { example: '12RX3TQ7ZC3TRJ7CJ4P0', read: readLot },
};

/**
 * Reads the parameters of a question.
 *
 * @throws AppError `invalid-input` naming each parameter that is missing or not understood, with an example, or that the
 * question does not take: what it says would be passed over in the answer.
 * @example readAsked('certificates-nearly-exhausted', { atLeast: '950' }).asked.atLeast // 950
 */
export function readAsked(
  key: AuditQuestionKey,
  given: Readonly<Record<string, string | undefined>>,
): { asked: Asked; parameters: Record<string, string> } {
  const asked: Record<string, unknown> = {
    heat: '',
    signer: '',
    since: NEVER,
    atLeast: 1_000,
    lot: '',
    at: NEVER,
    block: '0',
    beneficiary: '',
    year: 0,
    invoice: '',
  };
  const parameters: Record<string, string> = {};
  const taken = questionShape(key).parameters;
  requireTaken(Object.keys(taken), given);
  const errors: { field: string; message: string }[] = [];
  for (const [name, kind] of Object.entries(taken)) {
    const text = given[name]?.trim() ?? '';
    const { example, read } = readers[kind];
    const value = read(text);
    if (value === undefined) {
      errors.push({
        field: name,
        message:
          text === '' ? `Give it, for example ${example}.` : `Not understood. Write it like ${example}.`,
      });
    } else {
      asked[name] = value;
      parameters[name] = text;
    }
  }
  if (errors.length > 0) {
    throw new AppError('invalid-input', {
      message: `This question needs ${errors.map(({ field }) => field).join(' and ')}.`,
      details: { reason: 'parameter-missing', errors },
    });
  }
  return { asked: asked as unknown as Asked, parameters };
}

function requireTaken(taken: readonly string[], given: Readonly<Record<string, string | undefined>>): void {
  const others = Object.keys(given).filter((name) => given[name] !== undefined && !taken.includes(name));
  if (others.length === 0) return;
  const all = taken.length === 0 ? 'nothing' : taken.join(' and ');
  throw new AppError('invalid-input', {
    message: `This question takes ${all}, and not ${others.join(' or ')}.`,
    details: {
      reason: 'parameter-unknown',
      errors: others.map((field) => ({ field, message: `Leave it out: this question takes ${all}.` })),
    },
  });
}

/** A day without a time is its beginning in UTC, and so is a time without a zone in UTC. */
function readInstant(text: string): Date | undefined {
  const isDay = !text.includes('T');
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text);
  return momentOf(isDay ? `${text}T00:00Z` : hasZone ? text : `${text}Z`);
}

function wholeWithin(text: string, least: number, most: number): number | undefined {
  const value = /^[0-9]{1,5}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : undefined;
}

/** By its code on the label, or by its number on the ledger. */
function readLot(text: string): string | undefined {
  if (/^[1-9][0-9]{20,40}$/.test(text)) return text;
  return lotIdOfCode(text)?.toString();
}
