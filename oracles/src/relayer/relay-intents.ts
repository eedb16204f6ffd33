import type { Deployment } from '@topsteel/chain';
import { inSpan } from '@topsteel/tracing';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { Address, LocalAccount, PublicClient } from 'viem';
import type { Database } from '../database.ts';
import type { DepositKeys } from '../signing/deposit-keys.ts';
import { createHostedSigner, createInspectionSigner } from '../signing/hosted-signer.ts';
import { createTreasurySigner } from '../signing/treasury-signer.ts';
import { advanceIntent } from './advance-intent.ts';
import type { Sender } from './advance-intent.ts';
import { openIntents } from './intent-store.ts';
import type { Intent } from './intent-store.ts';
import { IntentFailure } from './intents/intent-handler.ts';
import type { SenderName, SenderRole } from './intents/intent-handler.ts';
import type { NoncePolicy } from './plan-nonces.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { settleForgotten, settleNonces } from './settle-nonces.ts';

export interface Relayer {
  /** One pass over all signers and all open intents. */
  relay(): Promise<'more' | 'idle'>;
  /** Gives the signers' locks back. */
  close(): void;
}

export interface RelayerOptions {
  database: Database;
  client: PublicClient;
  chain: RelayerChain;
  deployment: Deployment;
  accounts: Readonly<Record<SenderRole, LocalAccount>>;
  /** Signs for hosted inspection bodies and verifiers, and for nobody else; sends nothing. */
  inspection: LocalAccount;
  /** Signs what leaves the treasury; sends native coin only. */
  treasury: LocalAccount;
  /** The accounts of deposits in native coin; null where this process does not hold their key. */
  deposits: DepositKeys | null;
  policy: NoncePolicy;
  maxAttempts: number;
  /** Told after each pass how the senders stand. */
  onSettled?(senders: Readonly<Record<SenderRole, Sender>>): void;
  logger: Logger;
}

const BATCH = 200;
/** From here on a child follows from the private key only (BIP-32), and the marketplace cannot know it. */
const HARDENED = 2 ** 31;
/** One odd intent must not hold up the others; several in a row mean that a dependency is away. */
const MOST_FAILURES = 3;
const roles: readonly SenderRole[] = ['relayer', 'accreditor', 'hosted'];

/**
 * The relayer. It works on one connection, which holds an advisory lock per signer: losing the connection
 * loses the locks and fails whatever was about to be persisted, so no two writers share a nonce.
 */
export function createRelayer(options: RelayerOptions): Relayer {
  const { database, client, chain, deployment, accounts, logger } = options;
  const chainId = deployment.chainId;
  const hosted = createHostedSigner(accounts.hosted, deployment);
  const inspection = createInspectionSigner(options.inspection, deployment);
  const treasury = createTreasurySigner(options.treasury, deployment);
  const depositAccount = (index: number): LocalAccount => {
    if (options.deposits === null) {
      throw new IntentFailure('DepositKeyMissing', 'The key of the deposit accounts is not held here.');
    }
    if (index < HARDENED) return options.deposits.accountOf(index);
    throw new IntentFailure(
      'DepositUnknown',
      `There is no deposit account of the index ${index.toString()}.`,
    );
  };
  const addresses = Object.values(accounts).map(({ address }) => address);
  let held: PoolClient | null = null;
  /** Intents that could not be advanced, the one tried longest ago first: they come after all others. */
  const odd = new Set<string>();

  const close = (error?: Error): void => {
    held?.release(error ?? true);
    held = null;
  };

  const connection = async (): Promise<PoolClient | null> => {
    if (held !== null) return held;
    const candidate = await database.connect();
    try {
      const signers = [...addresses, options.treasury.address, options.deposits?.xpub];
      for (const signer of signers) {
        if (signer === undefined) continue;
        const { rows } = await candidate.query<{ locked: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
          [`relayer:${chainId.toString()}:${signer}`],
        );
        if (rows[0]?.locked !== true) {
          candidate.release(true);
          return null;
        }
      }
    } catch (error) {
      candidate.release(true);
      throw error;
    }
    candidate.once('error', () => {
      if (held === candidate) close();
    });
    held = candidate;
    return candidate;
  };

  const pass = async (db: PoolClient): Promise<'more' | 'idle'> => {
    const isHalted = await isInAlarm(db, chainId);
    const nonceWork = { db, chain, chainId, policy: options.policy, isInAlarm: isHalted, logger };
    const readySenders = new Map<SenderRole, Sender>();
    for (const role of roles) {
      const account = accounts[role];
      readySenders.set(role, { account, ...(await settleNonces(nonceWork, account)) });
    }
    const senders = Object.fromEntries(readySenders) as Record<SenderRole, Sender>;
    options.onSettled?.(senders);
    await settleForgotten(nonceWork, addresses);
    const nativeSenders = new Map<number | 'treasury', Sender>();
    const senderOf = async (name: SenderName): Promise<Sender> => {
      if (typeof name === 'string' && name !== 'treasury') return senders[name];
      const key = name === 'treasury' ? name : name.deposit;
      const ready = nativeSenders.get(key);
      if (ready !== undefined) return ready;
      const account = key === 'treasury' ? options.treasury : depositAccount(key);
      const sender = { account, ...(await settleNonces(nonceWork, account)) };
      nativeSenders.set(key, sender);
      return sender;
    };
    const keyOf = (signer: Address): LocalAccount | null =>
      [...Object.values(senders), ...nativeSenders.values()].find(({ account }) => account.address === signer)
        ?.account ?? null;
    const intents = await openIntents(db, BATCH);
    if (intents.length === 0 || isHalted) return 'idle';
    const context = {
      client,
      deployment,
      db,
      senders: {
        relayer: accounts.relayer.address,
        accreditor: accounts.accreditor.address,
        hosted: accounts.hosted.address,
      },
      hosted,
      inspection,
      treasury,
      depositAddress: (index: number) => depositAccount(index).address,
      chain,
      now: await chain.time(),
    };
    const { policy, maxAttempts } = options;
    const work = { db, chain, chainId, context, senders, senderOf, keyOf, policy, maxAttempts, logger };
    let failures = 0;
    for (const intent of oddOnesLast(intents, odd)) {
      const wasOdd = odd.delete(intent.id);
      try {
        await inSpan('advance intent', { 'intent.kind': intent.kind }, () => advanceIntent(work, intent));
        failures = 0;
      } catch (error) {
        odd.add(intent.id);
        failures += 1;
        if (failures === MOST_FAILURES && !wasOdd) throw error;
        logger.warn(
          { intent: intent.businessKey, err: error },
          'an intent could not be advanced; the next pass tries again',
        );
        if (failures === MOST_FAILURES) break;
      }
    }
    return 'idle';
  };

  return {
    async relay() {
      const db = await connection();
      if (db === null) return 'idle';
      try {
        return await pass(db);
      } catch (error) {
        close(error instanceof Error ? error : undefined);
        throw error;
      }
    },
    close: () => {
      close();
    },
  };
}

/** In the order given, and those that failed before in the order in which they did. */
function oddOnesLast(intents: readonly Intent[], odd: ReadonlySet<string>): Intent[] {
  const byId = new Map(intents.map((intent) => [intent.id, intent]));
  const failed = [...odd].flatMap((id) => byId.get(id) ?? []);
  return [...intents.filter(({ id }) => !odd.has(id)), ...failed];
}

/** True while the watcher distrusts the chain: then nothing new is sent. */
async function isInAlarm(db: PoolClient, chainId: number): Promise<boolean> {
  const { rows } = await db.query<{ alarm: string | null }>(
    'SELECT alarm FROM bridge.head WHERE chain_id = $1',
    [chainId],
  );
  return (rows[0]?.alarm ?? null) !== null;
}
