import {
  auditAnswer,
  auditQuestionKey,
  auditQuestionKeys,
  questionShape,
  type AuditAnswer,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Command, Outcome } from '../command.ts';
import { webAddress } from '../web-address.ts';

const DEFAULT_API = 'http://127.0.0.1:4000';
const TIMEOUT_MS = 30_000;

/** Every parameter of the questions, as an option: `atLeast` is `--at-least`. */
const optionOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const parameters = [
  ...new Set(auditQuestionKeys.flatMap((key) => Object.keys(questionShape(key).parameters))),
];

/** Asks one of the auditor's questions of a marketplace, and prints its rows with their ids. */
export const ask: Command = {
  name: 'ask',
  usage: `QUESTION [${parameters.map((name) => `--${optionOf(name)} VALUE`).join('] [')}] [--api URL]`,
  summary: `The answer to one of the auditor's questions (${auditQuestionKeys.join(', ')}), with the API key in TOPSTEEL_API_KEY.`,
  valueOptions: ['api', ...parameters.map(optionOf)],
  async run({ arguments: [asked = ''], values }) {
    const question = auditQuestionKey.safeParse(asked);
    if (!question.success) {
      throw new AppError('invalid-input', {
        message: `There is no question "${asked}". They are: ${auditQuestionKeys.join(', ')}.`,
      });
    }
    const taken = Object.keys(questionShape(question.data).parameters);
    const foreign = Object.keys(values).find(
      (option) => option !== 'api' && !taken.map(optionOf).includes(option),
    );
    if (foreign !== undefined) {
      const list = taken.map((name) => `--${optionOf(name)}`).join(', ');
      throw new AppError('invalid-input', {
        message: `${question.data} does not take --${foreign}. It takes ${list === '' ? 'no filter' : list}.`,
      });
    }
    const url = addressOf(values['api'] ?? DEFAULT_API, question.data);
    for (const name of taken) {
      const given = values[optionOf(name)];
      if (given !== undefined) url.searchParams.set(name, given);
    }
    return outcomeOf(await get(url));
  },
};

const addressOf = (api: string, question: string): URL =>
  new URL(`/v2/audit/questions/${question}`, webAddress('--api', api));

async function get(url: URL): Promise<AuditAnswer> {
  const key = process.env['TOPSTEEL_API_KEY'];
  if (key === undefined || key === '') {
    throw new AppError('invalid-input', {
      message:
        'Set TOPSTEEL_API_KEY to a key of your organisation with the scope "read" (Company, API keys).',
    });
  }
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json', authorization: `Bearer ${key}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `Cannot tell: ${url.origin} does not answer. Is it running? Name another with --api.`,
      cause,
    });
  }
  const body = (await response.json().catch(() => null)) as unknown;
  if (!response.ok) {
    const { detail } = (body ?? {}) as { detail?: unknown };
    throw new AppError(response.status < 500 ? 'invalid-input' : 'unavailable', {
      message: typeof detail === 'string' ? detail : `${url.origin} answered ${response.status}.`,
    });
  }
  const answer = auditAnswer.safeParse(body);
  if (answer.success) return answer.data;
  throw new AppError('unavailable', { message: `${url.origin} gave no answer that can be read.` });
}

function outcomeOf(answer: AuditAnswer): Outcome {
  const { columns, rows, asOf, digest, isCut } = answer;
  const lines = rows.map((row, place) =>
    [
      `${place + 1}.`,
      ...columns.flatMap(({ key }, at) => {
        const cell = row[at];
        if (cell === undefined || cell === null) return [];
        const id = cell.of === null || cell.of === cell.value ? '' : ` (${cell.of})`;
        return [`   ${key}: ${cell.value}${id}`];
      }),
    ].join('\n'),
  );
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${isCut ? ', and more: ask more narrowly' : ''}.`;
  return {
    code: 0,
    text: [
      ...lines,
      `${count} Read up to block ${asOf.block ?? 'none'}, final up to ${asOf.finalBlock ?? 'none'}.`,
      `Digest ${digest}`,
    ].join('\n'),
    json: answer,
  };
}
