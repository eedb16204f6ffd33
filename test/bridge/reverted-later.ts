/**
 * What the bridge says, step by step, of a payment that was in a block, whose block a reorg took back, and that reverted
 * when it was mined again, because its payer's wallet was empty by then. `oracles/test/reverted-later.test.ts` holds
 * watcher and relayer to it on a real chain; `backend/src/settlement/reverted-later.test.ts` feeds it to books and order.
 */
export const revertedLater = [
  { event: 'seen', intent: 'mined', error: null },
  { event: 'orphaned', intent: 'sent', error: null },
  {
    event: 'orphaned',
    intent: 'failed',
    error: {
      code: 'Error',
      args: { message: 'ERC20: transfer amount exceeds balance' },
      message: 'The wallet does not hold enough USDC.',
    },
  },
] as const;

/** The row of `bridge.event` of PaymentAuthorized, and the intent that asked for it. */
export type BridgeStep = (typeof revertedLater)[number];
