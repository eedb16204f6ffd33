import { figuresOf, isExecutionRevert, wordOf, type ChainFigure, type FigureKind } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import type { Command } from '../command.ts';
import { openNode, type Node } from '../node/open-node.ts';
import { readBlockNumber } from '../node/read-block-number.ts';

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
    const wanted = values['block'] === undefined ? undefined : readBlockNumber(values['block'], '--block');
    const node = await openNode(values['rpc']);
    const { chainId, deployment } = node;
    const figures = figuresOf(deployment, kind, id);
    if (figures.length === 0) {
      throw new AppError('invalid-input', { message: `"${id}" is not the id of a ${kind}.` });
    }
    const block = await blockOf(node, wanted);
    const read = await Promise.all(
      figures.map(async (figure) => {
        const value = await readFigure(node, figure, block);
        const { key, contract, call, to, data, word } = figure;
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

async function blockOf({ client, ask }: Node, wanted: bigint | undefined): Promise<bigint> {
  const newest = await ask(() => client.getBlockNumber({ cacheTime: 0 }));
  if (wanted === undefined || wanted <= newest) return wanted ?? newest;
  throw new AppError('invalid-input', {
    message: `Block ${wanted} is not there yet: the chain has ${newest}.`,
  });
}

/** Null when the contract itself refuses, as it does for what it does not know. */
async function readFigure(
  { client, ask }: Node,
  { contract, to, data, word }: ChainFigure,
  blockNumber: bigint,
): Promise<bigint | null> {
  const said = await ask(() =>
    client.call({ to, data, blockNumber }).catch((error: unknown) => {
      if (isExecutionRevert(error)) return null;
      throw error;
    }),
  );
  if (said === null) return null;
  if (said.data !== undefined) return wordOf(said.data, word);
  throw new AppError('invalid-input', {
    message: `${contract} is not there at block ${blockNumber}: ask about a later block.`,
  });
}
