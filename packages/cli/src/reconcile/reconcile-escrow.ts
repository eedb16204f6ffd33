import { setTimeout as pause } from 'node:timers/promises';
import { deploymentOf, type Deployment } from '@topsteel/chain';
import type { EtherComparison } from '@topsteel/domain/ether';
import { AppError } from '@topsteel/domain/errors';
import { formatScaled, localiseDecimal } from '@topsteel/domain/units';
import { createPublicClient, http, type Block, type PublicClient } from 'viem';
import type { Outcome } from '../command.ts';
import { balancesOf } from './balances-of-entries.ts';
import { compareToken, type TokenComparison } from './compare-token.ts';
import { findDatabase } from './find-database.ts';
import { jsonOfEther, linesOfEther, readEther, reconcileEther } from './reconcile-ether.ts';
import { readTokens } from './read-contract.ts';
import { readEntries, readingDatabase, watchedBlock, type BooksAtBlock } from './read-entries.ts';
import { surplusOf } from './surplus-of.ts';

const LOCAL_RPC = 'http://127.0.0.1:8545';
const TIMEOUT_MS = 10_000;
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
  const databaseUrl = await findDatabase(options.database);
  const client = createPublicClient({
    transport: http(options.rpc ?? process.env['RPC_URL'] ?? LOCAL_RPC, {
      timeout: TIMEOUT_MS,
      retryCount: 1,
    }),
  }) as PublicClient;
  const chainId = await asking(() => client.getChainId());
  const deployment = knownDeployment(chainId);
  const block = await chooseBlock(client, databaseUrl, chainId, options.block);
  const tokens = await asking(() => readTokens(client, deployment, block.number));
  const books = await readBooks(databaseUrl, chainId, block.number);
  const balances = balancesOf(books.entries);
  const compared = tokens.map((token) => compareToken(chainId, token, balances));
  const etherFacts = () => readingDatabase(databaseUrl, (db) => readEther(db, chainId, block.number));
  const asked = {
    getBalance: (of: Parameters<typeof client.getBalance>[0]) => asking(() => client.getBalance(of)),
  };
  const ether = await reconcileEther(asked, block.number, etherFacts, ETHER_PATIENCE);
  return present(chainId, deployment, block, books, compared, ether);
}

type FinalBlock = Pick<Block<bigint, false, 'latest'>, 'number' | 'hash' | 'timestamp'>;

async function chooseBlock(
  client: PublicClient,
  databaseUrl: string,
  chainId: number,
  asked: string | undefined,
): Promise<FinalBlock> {
  const final = await asking(() => client.getBlock({ blockTag: 'finalized' }));
  const watched = await readingDatabase(databaseUrl, (db) => watchedBlock(db, chainId));
  if (watched === null) {
    throw new AppError('unavailable', {
      message: `The books have followed nothing of chain ${chainId} yet. Start the oracles and try again.`,
    });
  }
  const newest = watched < final.number ? watched : final.number;
  const wanted = asked === undefined ? newest : BigInt(asked);
  if (wanted > newest) {
    throw new AppError('invalid-input', {
      message: `Block ${wanted} is not final and booked yet; the newest that is: ${newest}.`,
    });
  }
  return wanted === final.number ? final : asking(() => client.getBlock({ blockNumber: wanted }));
}

async function readBooks(databaseUrl: string, chainId: number, blockNumber: bigint): Promise<BooksAtBlock> {
  for (let tried = 1; ; tried += 1) {
    const books = await readingDatabase(databaseUrl, (db) => readEntries(db, chainId, blockNumber));
    if (books.unbooked === 0 || tried === PATIENCE.tries) return books;
    await pause(PATIENCE.everyMs);
  }
}

function present(
  chainId: number,
  deployment: Deployment,
  block: FinalBlock,
  books: BooksAtBlock,
  tokens: readonly TokenComparison[],
  ether: EtherComparison,
): Outcome {
  const differences = [...tokens.flatMap((token) => token.differences), ...ether.differences];
  const isBehind = books.unbooked > 0 || (differences.length === 0 && ether.agrees === null);
  const code = isBehind ? 2 : differences.length > 0 ? 1 : 0;
  const at = new Date(Number(block.timestamp) * 1_000).toISOString();
  const verdict = isBehind
    ? `Cannot tell: ${books.unbooked > 0 ? `${books.unbooked} events up to this block are` : 'ether that moved up to this block is'} not booked yet. Try again in a moment.`
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
    agrees: isBehind ? null : differences.length === 0,
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

function knownDeployment(chainId: number): Deployment {
  try {
    return deploymentOf(chainId);
  } catch (cause) {
    throw new AppError('invalid-input', { message: (cause as Error).message, cause });
  }
}

async function asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new AppError('unavailable', {
      message: `The chain does not answer: ${reason} Check --rpc.`,
      cause,
    });
  }
}
