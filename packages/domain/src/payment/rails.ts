/** The ways an order can be paid. One order settles on one rail, once. */
export const railNames = ['usdc-escrow', 'card', 'sepa', 'coinbase', 'eth'] as const;
export type RailName = (typeof railNames)[number];

/** What a rail can do, so that nobody offers what it refuses. */
export interface RailAbilities {
  /**
   * What we hold between order and delivery: `authorization` is a promise of the payer's bank (a card's hold), `money`
   * has reached an account of ours, `escrow` lies in the contract.
   */
  holds: 'authorization' | 'money' | 'escrow';
  /** Less than what is held can be captured; the rest goes back to the payer. */
  canCaptureInPart: boolean;
  canRefundInPart: boolean;
  /** The payer, or its bank, can take captured money back without us: a chargeback, a returned transfer. */
  canBeReversed: boolean;
  /** Whoever carries its acts out tells a person of one that is refused, so that the payments need not. */
  tellsRefusals?: boolean;
}
