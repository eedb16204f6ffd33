import { deploymentOf, figuresOf, wordOf, type FigureKind } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { createPublicClient, http, type PublicClient } from 'viem';
import type { Command } from '../command.ts';

const DEFAULT_RPC = 'http://127.0.0.1:8545';
const TIMEOUT_MS = 15_000;
const kinds: readonly FigureKind[] = ['organisation', 'certificate', 'lot', 'payment', 'unit', 'account'];

/**
 * Reads the figures of one object from the contracts themselves, at a block: what the auditor's pages show beside the
 * marketplace's figures. Neither the marketplace nor its index is asked.
 */
export const inspect: Command = {
  name: 'inspect',
  usage: 'KIND ID [--block NUMBER] [--rpc URL]',
  summary: `The figures of an object (${kinds.join(', ')}) by the contracts themselves, at a block; each with the call that reads it.`,
  valueOptions: ['block', 'rpc'],
  arguments: 2,
  async run({ arguments: [named = '', id = ''], values }) {
    const kind = kinds.find((one) => one === named);
    if (kind === undefined) {
      throw new AppError('invalid-input', { message: `KIND is one of ${kinds.join(', ')}, not "${named}".` });
    }
    const rpc = values['rpc'] ?? DEFAULT_RPC;
    if (!URL.canParse(rpc))
      throw new AppError('invalid-input', { message: `--rpc ${rpc} is no web address.` });
    const client = createPublicClient({ transport: http(rpc, { timeout: TIMEOUT_MS, retryCount: 0 }) });
    const { chainId, block } = await headOf(client, rpc, values['block']);
    const figures = figuresOf(deploymentOf(chainId), kind, id);
    if (figures.length === 0) {
      throw new AppError('invalid-input', { message: `"${id}" is not the id of a ${kind}.` });
    }
    const read = await Promise.all(
      figures.map(async ({ key, contract, call, to, data, word }) => {
        const said = await client.call({ to, data, blockNumber: block }).catch(() => ({ data: undefined }));
        const value = said.data === undefined ? null : wordOf(said.data, word);
        return { key, value: value?.toString() ?? null, contract, call, to, data, word };
      }),
    );
    const isKnown = read.some(({ value }) => value !== null && value !== '0');
    return {
      code: isKnown ? 0 : 1,
      text: [
        ...read.map(
          ({ key, value, contract, call }) => `${key}: ${value ?? 'unknown'} (${contract}.${call})`,
        ),
        isKnown
          ? `At block ${block} of chain ${chainId}.`
          : `The contracts know no ${kind} of this id at block ${block} of chain ${chainId}.`,
      ].join('\n'),
      json: { kind, id, chainId, block: block.toString(), figures: read },
    };
  },
};

async function headOf(
  client: PublicClient,
  rpc: string,
  wanted: string | undefined,
): Promise<{ chainId: number; block: bigint }> {
  if (wanted !== undefined && !/^(0|[1-9]\d{0,15})$/.test(wanted)) {
    throw new AppError('invalid-input', { message: '--block is a block number in digits.' });
  }
  try {
    const chainId = await client.getChainId();
    return { chainId, block: wanted === undefined ? await client.getBlockNumber() : BigInt(wanted) };
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `Cannot tell: no node answers at ${rpc}. Name another with --rpc.`,
      cause,
    });
  }
}
