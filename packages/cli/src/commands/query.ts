import { graphAnswer } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Command } from '../command.ts';
import { readText } from '../read-input.ts';
import { webAddress } from '../web-address.ts';

const TIMEOUT_MS = 15_000;
const HERE = 'http://localhost:3000/graphql';

/** Asks the graph of a marketplace, and prints what it answers. */
export const query: Command = {
  name: 'query',
  usage: '[--variables JSON] [--url URL] FILE',
  summary: `Asks the GraphQL query in a file (see docs/examples/queries) of a marketplace: ${HERE} when no URL is given.`,
  valueOptions: ['variables', 'url'],
  async run({ arguments: [file = ''], values }) {
    const answer = await ask(webAddress('--url', values.url ?? HERE), {
      query: await readText(file),
      ...(values.variables !== undefined && { variables: objectOf(values.variables) }),
    });
    const isWhole = answer.errors === undefined;
    return { code: isWhole ? 0 : answer.data ? 1 : 2, text: JSON.stringify(answer, null, 2), json: answer };
  },
};

async function ask(url: string, body: object) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return graphAnswer.parse(await response.json());
  } catch (cause) {
    throw new AppError('unavailable', { message: `Cannot tell: ${url} does not answer in its form.`, cause });
  }
}

/** @throws AppError `invalid-input` */
function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below: what is no JSON is no object either.
  }
  throw new AppError('invalid-input', {
    message: '--variables is a JSON object, for example \'{"code":"C24U93P7…"}\'.',
  });
}
