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
  logs: readonly SimLog[];
  /** Transactions by hash; false: it reverted. */
  included: ReadonlyMap<string, boolean>;
  state: EscrowState;
}

export type FakeChain = ReturnType<typeof fakeChain>;

/** How far behind the head finality is. */
export const FINALITY = 4;

/**
 * A chain with a mempool whose last blocks may be replaced. A transaction lives in the mempool until a block has it; a
 * reorganisation puts it back there, or loses it, as the seed decides.
 */
export function fakeChain(random: Random, genesis: EscrowState) {
  const blocks: SimBlock[] = [
    { number: 0n, hash: 'b0', parentHash: '', logs: [], included: new Map(), state: genesis },
  ];
  let mempool: SimTransaction[] = [];
  let minted = 0;
  let baseFee = 100n;

  const head = (): SimBlock => blocks[blocks.length - 1] as SimBlock;

  const mine = (): void => {
    const { number, hash, state: before } = head();
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
      const done = execute(state, tx.call);
      const nonces = new Map(state.nonces).set(tx.signer, next + 1n);
      state = { ...(done?.state ?? state), nonces };
      included.set(tx.hash, done !== null);
      for (const event of done?.events ?? []) logs.push({ logIndex: logs.length, txHash: tx.hash, event });
    }
    mempool = waiting;
    minted += 1;
    blocks.push({ number: number + 1n, hash: `b${minted}`, parentHash: hash, logs, included, state });
    for (const txHash of included.keys()) known.add(txHash);
  };
  const known = new Set<string>();
  const sent = new Map<string, SimTransaction>();

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
    inclusionOf(hash: string): { blockNumber: bigint; succeeded: boolean } | null {
      for (let at = blocks.length - 1; at >= 0; at -= 1) {
        const succeeded = blocks[at]?.included.get(hash);
        if (succeeded !== undefined) return { blockNumber: BigInt(at), succeeded };
      }
      return null;
    },
    /** Replaces the last `depth` blocks by one more; their transactions come again, come later or are lost. */
    reorganise(depth: number): void {
      const gone = blocks.splice(Math.max(1, blocks.length - depth));
      const { isPaused, isSellerBlocked } = gone.at(-1)?.state ?? head().state;
      for (const block of gone) {
        for (const hash of block.included.keys()) {
          const tx = sent.get(hash);
          if (tx !== undefined && !random.chance(25)) mempool.push(tx);
        }
      }
      for (let mined = 0; mined <= gone.length; mined += 1) mine();
      const top = head();
      blocks[blocks.length - 1] = { ...top, state: { ...top.state, isPaused, isSellerBlocked } };
    },
  };
}
