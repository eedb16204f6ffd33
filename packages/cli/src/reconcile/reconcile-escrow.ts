import { setTimeout as pause } from 'node:timers/promises';
import type { Deployment } from '@topsteel/chain';
import type { EtherComparison } from '@topsteel/domain/ether';
import { AppError } from '@topsteel/domain/errors';
import { formatScaled, localiseDecimal } from '@topsteel/domain/units';
import type { Block } from 'viem';
import type { Outcome } from '../command.ts';
import { openNode, type Node } from '../node/open-node.ts';
import { readBlockNumber } from '../node/read-block-number.ts';
import { balancesOf } from './balances-of-entries.ts';
import { chooseBlock } from './choose-block.ts';
import { compareToken, strangeTokens, type TokenComparison } from './compare-token.ts';
import { findDatabase } from './find-database.ts';
import { jsonOfEther, linesOfEther, readEther, reconcileEther } from './reconcile-ether.ts';
import { readTokens } from './read-contract.ts';
import { readEntries, watchedBlock, type BooksAtBlock } from './read-entries.ts';
import { readingDatabase } from './reading-database.ts';
import { surplusOf } from './surplus-of.ts';

/** The books take an event in a moment after the watcher has stored it. */
const PATIENCE = { tries: 20, everyMs: 250 };
/** A transaction is read a second after its block is final, and booked after that. */
const ETHER_PATIENCE = { tries: 40, everyMs: 250 };

interface Options {
  rpc?: string;
  database?: string;
  block?: string;
}

/** @throws AppError when a source cannot be used or does not answer: then nothing can be told. */
export async function reconcileEscrow(options: Options): Promise<Outcome> {
  const wanted = options.block === undefined ? undefined : readBlockNumber(options.block, '--block');
  const databaseUrl = await findDatabase(options.database);
  const node = await openNode(options.rpc);
  const { client, chainId, deployment, ask } = node;
  const block = await findBlock(node, databaseUrl, wanted);
  const tokens = await ask(() => readTokens(client, deployment, block.number));
  const books = await readBooks(databaseUrl, chainId, block.number);
  const balances = balancesOf(books.entries);
  const compared = tokens.map((token) => compareToken(chainId, token, balances));
  const strange = strangeTokens(chainId, tokens, balances);
  const etherFacts = () =>
    readingDatabase('The books', databaseUrl, (db) => readEther(db, chainId, block.number));
  const asked = {
    getBalance: (of: Parameters<typeof client.getBalance>[0]) => ask(() => client.getBalance(of)),
  };
  const ether = await reconcileEther(asked, block.number, etherFacts, ETHER_PATIENCE);
  return present(chainId, deployment, block, books, { tokens: compared, strange, ether });
}

type FinalBlock = Pick<Block<bigint, false, 'latest'>, 'number' | 'hash' | 'timestamp'>;

async function findBlock(
  { client, chainId, deployment, ask }: Node,
  databaseUrl: string,
  asked: bigint | undefined,
): Promise<FinalBlock> {
  const final = await ask(() => client.getBlock({ blockTag: 'finalized' }));
  const watched = await readingDatabase('The books', databaseUrl, (db) => watchedBlock(db, chainId));
  if (watched === null) {
    throw new AppError('unavailable', {
      message: `The books have followed nothing of chain ${chainId} yet. Start the oracles and try again.`,
    });
  }
  const newest = watched < final.number ? watched : final.number;
  const wanted = chooseBlock(asked, { first: BigInt(deployment.blockNumber), newest });
  return wanted === final.number ? final : ask(() => client.getBlock({ blockNumber: wanted }));
}

async function readBooks(databaseUrl: string, chainId: number, blockNumber: bigint): Promise<BooksAtBlock> {
  for (let tried = 1; ; tried += 1) {
    const books = await readingDatabase('The books', databaseUrl, (db) =>
      readEntries(db, chainId, blockNumber),
    );
    if (books.unbooked === 0 || tried === PATIENCE.tries) return books;
    await pause(PATIENCE.everyMs);
  }
}

interface Compared {
  tokens: readonly TokenComparison[];
  /** What the books hold in tokens that the escrow has not accepted. */
  strange: readonly string[];
  ether: EtherComparison;
}

function present(
  chainId: number,
  deployment: Deployment,
  block: FinalBlock,
  books: BooksAtBlock,
  { tokens, strange, ether }: Compared,
): Outcome {
  const differences = [...tokens.flatMap((token) => token.differences), ...strange, ...ether.differences];
  const isBehind = books.unbooked > 0 || (differences.length === 0 && ether.agrees === null);
  const isNothing = tokens.length === 0 && differences.length === 0;
  const code = isBehind || isNothing ? 2 : differences.length > 0 ? 1 : 0;
  const at = new Date(Number(block.timestamp) * 1_000).toISOString();
  const verdict = isBehind
    ? `Cannot tell: ${books.unbooked > 0 ? `${books.unbooked} events up to this block are` : 'ether that moved up to this block is'} not booked yet. Try again in a moment.`
    : isNothing
      ? 'Cannot tell: the escrow has accepted no token by this block, so nothing was compared.'
      : differences.length === 0
        ? 'Equal: token, contract and ledger agree to the last minor unit, and ether to the wei.'
        : ['They differ:', ...differences.map((sentence) => `  ${sentence}`)].join('\n');
  const text = [
    `Chain ${chainId}, block ${block.number} (final), ${at}`,
    `Escrow ${deployment.settlementEscrow}`,
    ...tokens.flatMap((token) => ['', ...linesOf(token)]),
    '',
    ...linesOfEther(ether),
    '',
    verdict,
  ].join('\n');
  const json = {
    chainId,
    block: { number: block.number.toString(), hash: block.hash, at },
    escrow: deployment.settlementEscrow,
    entries: books.entries.length,
    unbookedEvents: books.unbooked,
    agrees: code === 2 ? null : differences.length === 0,
    strangeTokens: strange,
    tokens: tokens.map((token) => ({
      token: token.token,
      symbol: token.symbol,
      decimals: token.decimals,
      tokenMinor: token.tokenMinor.toString(),
      contractMinor: token.contractMinor.toString(),
      openMinor: token.openMinor.toString(),
      creditsMinor: token.creditsMinor.toString(),
      openPayments: token.openPayments,
      ledgerMinor: token.ledgerMinor.toString(),
      surplusMinor: token.surplusMinor.toString(),
      surplus: surplusOf(token),
      differences: token.differences,
    })),
    ether: jsonOfEther(ether),
  };
  return { code, text, json };
}

function linesOf(token: TokenComparison): string[] {
  const amount = (minor: bigint): string => localiseDecimal(formatScaled(minor, token.decimals, 2), 'en');
  const figures: [string, bigint, string][] = [
    ['token', token.tokenMinor, 'balanceOf(escrow)'],
    [
      'contract',
      token.contractMinor,
      `${token.openPayments} open payments ${amount(token.openMinor)}, credits ${amount(token.creditsMinor)}`,
    ],
    ['ledger', token.ledgerMinor, 'entries of escrow_onchain up to this block'],
  ];
  const width = Math.max(...figures.map(([, minor]) => amount(minor).length));
  return [
    `${token.symbol} ${token.token}`,
    ...figures.map(([who, minor, how]) => `  ${who.padEnd(10)}${amount(minor).padStart(width)}   ${how}`),
    ...surplusOf(token).map((sentence) => `  ${sentence}`),
  ];
}
