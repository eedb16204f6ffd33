import type { Deployment } from '@topsteel/chain';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { LocalAccount, PublicClient } from 'viem';
import type { Database } from '../database.ts';
import { createHostedSigner, createInspectionSigner } from '../signing/hosted-signer.ts';
import { advanceIntent } from './advance-intent.ts';
import type { Sender } from './advance-intent.ts';
import { openIntents } from './intent-store.ts';
import type { SenderRole } from './intents/intent-handler.ts';
import type { NoncePolicy } from './plan-nonces.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { settleNonces } from './settle-nonces.ts';

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
  policy: NoncePolicy;
  maxAttempts: number;
  logger: Logger;
}

const BATCH = 200;
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
  let held: PoolClient | null = null;

  const close = (error?: Error): void => {
    held?.release(error ?? true);
    held = null;
  };

  const connection = async (): Promise<PoolClient | null> => {
    if (held !== null) return held;
    const candidate = await database.connect();
    try {
      for (const account of Object.values(accounts)) {
        const { rows } = await candidate.query<{ locked: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
          [`relayer:${chainId.toString()}:${account.address}`],
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
    const readySenders = new Map<SenderRole, Sender>();
    for (const role of roles) {
      const account = accounts[role];
      const settled = await settleNonces({ db, chain, chainId, policy: options.policy, logger }, account);
      readySenders.set(role, { account, ...settled });
    }
    const senders = Object.fromEntries(readySenders) as Record<SenderRole, Sender>;
    const intents = await openIntents(db, BATCH);
    if (intents.length === 0 || (await isInAlarm(db, chainId))) return 'idle';
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
      now: await chain.time(),
    };
    const work = { db, chain, chainId, context, senders, maxAttempts: options.maxAttempts, logger };
    let failures = 0;
    for (const intent of intents) {
      try {
        await advanceIntent(work, intent);
      } catch (error) {
        failures += 1;
        if (failures === MOST_FAILURES) throw error;
        logger.warn(
          { intent: intent.businessKey, err: error },
          'an intent could not be advanced; the next pass tries again',
        );
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

/** True while the watcher distrusts the chain: then nothing new is sent. */
async function isInAlarm(db: PoolClient, chainId: number): Promise<boolean> {
  const { rows } = await db.query<{ alarm: string | null }>(
    'SELECT alarm FROM bridge.head WHERE chain_id = $1',
    [chainId],
  );
  return (rows[0]?.alarm ?? null) !== null;
}
