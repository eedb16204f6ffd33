import type { Random } from './random.ts';
import { execute, type EscrowState, type SimCall, type SimEvent } from './fake-escrow.ts';

export interface SimTransaction {
  hash: string;
  signer: string;
  nonce: bigint;
  maxFee: bigint;
  call: SimCall;
}

export interface SimLog {
  logIndex: number;
  txHash: string;
  event: SimEvent;
}

export interface SimBlock {
  number: bigint;
  hash: string;
  parentHash: string;
  /** Its time, in seconds. */
  seconds: number;
  logs: readonly SimLog[];
  /** Transactions by hash; false: it reverted. */
  included: ReadonlyMap<string, boolean>;
  state: EscrowState;
}

export type FakeChain = ReturnType<typeof fakeChain>;

/** How far behind the head finality is. */
export const FINALITY = 3;

/**
 * A chain with a mempool whose last blocks may be replaced. A transaction lives in the mempool until a block has it; a
 * reorganisation puts it back there, or loses it, as the seed decides.
 */
export function fakeChain(random: Random, genesis: EscrowState, nowMs: () => number) {
  const blocks: SimBlock[] = [
    { number: 0n, hash: 'b0', parentHash: '', seconds: 0, logs: [], included: new Map(), state: genesis },
  ];
  const sent = new Map<string, SimTransaction>();
  const inclusions = new Map<string, { blockNumber: bigint; succeeded: boolean }>();
  let mempool: SimTransaction[] = [];
  let minted = 0;
  let baseFee = 100n;

  const head = (): SimBlock => blocks[blocks.length - 1] as SimBlock;

  const mine = (): void => {
    const { number, hash, state: before } = head();
    const seconds = Math.floor(nowMs() / 1_000);
    let state = before;
    const included = new Map<string, boolean>();
    const logs: SimLog[] = [];
    const waiting: SimTransaction[] = [];
    for (const tx of [...mempool].sort((a, b) =>
      a.nonce === b.nonce ? Number(b.maxFee - a.maxFee) : Number(a.nonce - b.nonce),
    )) {
      const next = state.nonces.get(tx.signer) ?? 0n;
      if (tx.nonce < next) continue;
      if (tx.nonce > next || tx.maxFee < baseFee || random.chance(20)) {
        waiting.push(tx);
        continue;
      }
      const done = execute(state, tx.call, seconds);
      const nonces = new Map(state.nonces).set(tx.signer, next + 1n);
      state = { ...(done?.state ?? state), nonces };
      included.set(tx.hash, done !== null);
      inclusions.set(tx.hash, { blockNumber: number + 1n, succeeded: done !== null });
      for (const event of done?.events ?? []) logs.push({ logIndex: logs.length, txHash: tx.hash, event });
    }
    mempool = waiting;
    minted += 1;
    const own = { number: number + 1n, hash: `b${minted}`, parentHash: hash };
    blocks.push({ ...own, seconds, logs, included, state });
  };

  return {
    head,
    mine,
    finalized: (): SimBlock => blocks[Math.max(0, blocks.length - 1 - FINALITY)] as SimBlock,
    at: (number: bigint): SimBlock | null => blocks[Number(number)] ?? null,
    baseFee: () => baseFee,
    setBaseFee(fee: bigint) {
      baseFee = fee;
    },
    send(tx: SimTransaction): void {
      sent.set(tx.hash, tx);
      if (tx.nonce < (head().state.nonces.get(tx.signer) ?? 0n)) return;
      if (!mempool.some(({ hash }) => hash === tx.hash)) mempool.push(tx);
    },
    /** Changes what only the token's owner can: pause, blocklist. */
    setToken(change: Partial<Pick<EscrowState, 'isPaused' | 'isSellerBlocked'>>): void {
      const top = head();
      blocks[blocks.length - 1] = { ...top, state: { ...top.state, ...change } };
    },
    inclusionOf: (hash: string) => inclusions.get(hash) ?? null,
    /** What would become of a call in the next block. */
    tries: (call: SimCall) => execute(head().state, call, Math.floor(nowMs() / 1_000)) !== null,
    /**
     * Replaces the last `depth` blocks by one more; their transactions come again, come later or are lost. What others
     * had replaced may come instead: some node still has it.
     *
     * @returns the number of the last block that stays
     */
    reorganise(depth: number): bigint {
      const gone = blocks.splice(Math.max(1, blocks.length - depth));
      const { isPaused, isSellerBlocked } = gone.at(-1)?.state ?? head().state;
      const stays = head();
      const isAgain = (tx: SimTransaction): boolean =>
        tx.nonce >= (stays.state.nonces.get(tx.signer) ?? 0n) &&
        !mempool.some(({ hash }) => hash === tx.hash);
      const lost = new Set<string>();
      for (const block of gone) {
        for (const hash of block.included.keys()) {
          inclusions.delete(hash);
          const tx = sent.get(hash);
          if (tx !== undefined && !random.chance(25)) mempool.push(tx);
          else lost.add(hash);
        }
      }
      for (const tx of sent.values())
        if (!lost.has(tx.hash) && !inclusions.has(tx.hash) && isAgain(tx) && random.chance(30))
          mempool.push(tx);
      for (let mined = 0; mined <= gone.length; mined += 1) mine();
      const top = head();
      blocks[blocks.length - 1] = { ...top, state: { ...top.state, isPaused, isSellerBlocked } };
      return stays.number;
    },
  };
}
