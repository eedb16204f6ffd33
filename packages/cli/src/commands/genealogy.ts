import { lotIdOfCode, groupedLotCode } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import { readGenealogy, type ReadGenealogy } from '@topsteel/domain/genealogy';
import type { Command, CommandInput, Outcome } from '../command.ts';
import { readJson } from '../read-input.ts';
import { webAddress } from '../web-address.ts';
import { compareWithIndex } from './compare-with-index.ts';
import { writeGenealogy } from './write-genealogy.ts';

const DEFAULT_API = 'http://127.0.0.1:4000';
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 64 * 1_048_576;
const directions = ['up', 'down', 'both'];

/**
 * Prints what a lot was made of and what was made of it, and checks that every gram is accounted for: of a lot by its
 * number from the API, or of an exported genealogy from a file, without network.
 */
export const genealogy: Command = {
  name: 'genealogy',
  usage: 'LOT|FILE.json [--api URL] [--direction up|down|both] [--graph URL]',
  summary:
    'The tree of a lot: up to the heats and down to every lot made from it, with masses that are checked to add up; with --graph, against the index of the chain as well.',
  valueOptions: ['api', 'direction', 'graph'],
  async run(input) {
    const [subject = '-'] = input.arguments;
    const direction = input.values.direction ?? 'both';
    if (!directions.includes(direction)) {
      throw new AppError('invalid-input', { message: '--direction is up, down or both.' });
    }
    if (input.values.graph !== undefined) webAddress('--graph', input.values.graph);
    if (subject === '-' || subject.endsWith('.json')) {
      return outcomeOf(readGenealogy(await readJson(subject)), input.values.graph);
    }
    const lotId = lotIdOfCode(subject);
    if (lotId === undefined) {
      throw new AppError('invalid-input', {
        message: `"${subject}" is neither a lot number (20 characters, as on the label) nor the name of a .json file.`,
      });
    }
    return ask(input, subject, direction);
  },
};

async function ask(input: CommandInput, lotCode: string, direction: string): Promise<Outcome> {
  const api = input.values.api ?? DEFAULT_API;
  const { status, body } = await get(addressOf(api, lotCode, direction));
  // A server that is not ours has no such page either, and says nothing about the lot.
  if (status === 404 && (body as { code?: unknown } | null)?.code === 'not-found') {
    const text = `Unknown lot. No lot carries the number ${lotCode} at ${api}.`;
    return { code: 1, text, json: { lotCode, isKnown: false } };
  }
  if (status !== 200) {
    const { detail } = (body ?? {}) as { detail?: unknown };
    const said = typeof detail === 'string' ? detail : `It answered ${status}.`;
    throw new AppError('unavailable', { message: `${api} cannot tell: ${said}` });
  }
  return outcomeOf(readGenealogy(body), input.values.graph);
}

function addressOf(api: string, lotCode: string, direction: string): URL {
  const url = new URL(`/v2/lots/${encodeURIComponent(lotCode)}/genealogy`, webAddress('--api', api));
  url.searchParams.set('direction', direction);
  return url;
}

async function get(url: URL): Promise<{ status: number; body: unknown }> {
  let text: string;
  let status: number;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) throw new RangeError('too large');
    status = response.status;
    text = await response.text();
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `Cannot tell: ${url.origin} does not answer. Is it running? Name another with --api.`,
      cause,
    });
  }
  try {
    return { status, body: JSON.parse(text) as unknown };
  } catch {
    return { status, body: null };
  }
}

async function outcomeOf(read: ReadGenealogy, graph: string | undefined): Promise<Outcome> {
  const { answer, faults } = read;
  const index = graph === undefined ? null : await compareWithIndex(answer, graph);
  const isSound = faults.length === 0 && (index?.differences.length ?? 0) === 0;
  const lines = [writeGenealogy(read)];
  if (index) {
    lines.push(
      index.differences.length === 0
        ? `The index of the chain says the same of ${index.compared} ${index.compared === 1 ? 'lot' : 'lots'}.`
        : 'The index of the chain says otherwise:',
      ...index.differences.map((difference) => `  ${difference}`),
    );
    if (index.unknown.length > 0) lines.push(`It does not know (yet): ${index.unknown.join(', ')}.`);
  }
  return {
    code: !isSound ? 1 : index && index.unknown.length > 0 ? 2 : 0,
    text: lines.join('\n'),
    json: {
      lot: groupedLotCode(answer.lotCode),
      isBalanced: faults.length === 0,
      faults,
      index,
      genealogy: answer,
    },
  };
}
