export interface Planted {
  /** Whose rules it breaks. */
  of: 'bridge' | 'ledger' | 'nonce' | 'rail' | 'settlement' | 'payout' | 'database';
  /** The sentence of the invariant that it breaks. */
  breaks: RegExp;
  /** Where the search for it begins: of what is rare, at the seed that was found to show it. */
  fromSeed: number;
}
const bug = (of: Planted['of'], breaks: RegExp, fromSeed = 1): Planted => ({ of, breaks, fromSeed });

const EQUALITY = /^equality at \d+: chain \d+, ledger \d+$/;
const FORGED = /^the deposit .+, which never was, became final$/;
const REFUNDED = /^refunded \d+, asked for \d+$/;

/** Wrongs that are done to a process on purpose: the simulator must notice each, by the invariant that it breaks. */
export const plantedBugs = {
  /** The watcher moves its cursor and stores the events in two transactions. */
  'cursor-before-events': bug('bridge', /^(equality at|not at rest)/),
  /** The watcher believes an answer that leaves a log out. */
  'lossy-answer-believed': bug('bridge', EQUALITY),
  /** What one node calls final is final, whatever the other has. */
  'one-node-believed': bug('bridge', FORGED),
  /** The watcher follows the chain below what was final, and tells nobody. */
  'deep-reorg-followed': bug('bridge', /^final blocks were replaced, and nobody was told$/),
  /** The relayer signs while money is stopped. */
  'alarm-unheard': bug('bridge', / in a pass that began while money was stopped$/),
  /** Events of a replaced block stay booked. */
  'orphans-stay': bug('ledger', EQUALITY),
  /** What was final and is taken back stays booked. */
  'final-orphans-stay': bug('ledger', EQUALITY),
  /** The note that an event was booked is committed after the posting. */
  'note-apart-from-posting': bug('ledger', /^(equality at|threw not-conserved: .* would fall below zero)/),
  /** Nothing is refused for what an account holds. */
  'limit-not-kept': bug('ledger', /^limit: unmatched_receipts\|\S+ stood at -?\d+ after /),
  /** The sealer takes for linked what it saw before others wrote. */
  'link-skips-an-entry': bug('ledger', /^hash chain: place \d+ holds .+, not .+$/),
  /** A commit whose answer is lost is done again from memory. */
  'lost-answer-taken-for-failure': bug(
    'database',
    /^(equality at|limit: |the vendor’s money: |threw not-conserved: )/,
  ),
  /** Both relayers write for the same signers. */
  'no-lock': bug('nonce', / signed \w+ and \w+ for nonce \d+$/),
  /** A nonce that others used is given up before that is final, where no contract refuses a repeat. */
  'nonce-given-up-early': bug('nonce', /^native: \d+ went to \w+ for \d+$/, 17_694),
  /** A nonce that nobody holds is not filled. */
  'gap-is-left': bug('nonce', /^not at rest: .* (sent|requested)/),
  /** What a node forgot is not sent again. */
  'never-sent-again': bug('nonce', /^not at rest: .* sent/),
  /** Payouts are plain transfers, and whoever pays trusts its own memory. */
  'payout-without-a-nonce': bug(
    'nonce',
    /^(payouts: \d+ left the treasury|native: \d+ went to \w+) for \d+$/,
  ),
  /** What a webhook says is taken for the provider's state. */
  'webhook-body-believed': bug('rail', /^(card clearing|\S+ captured|\S+ taken back): /),
  /** A failure that comes after success is thrown away: a returned payment reads paid. */
  'failure-after-success-discarded': bug('rail', /^\S+ taken back: /),
  /** A repeated call to the provider is a new call. */
  'call-without-key': bug('rail', REFUNDED),
  /** A late webhook runs a finished order again, and its compensation refunds. */
  'finished-order-run-again': bug('settlement', REFUNDED),
  /** A refund is asked for under a new key at every look. */
  'refund-asked-anew': bug('settlement', REFUNDED),
  /** Acts that cannot be taken back are asked for while money is stopped. */
  'stop-unheard': bug('settlement', / was asked for while money was stopped$/),
  /** What is recalled is paid for. */
  'recall-unheard': bug('settlement', / was asked for after the recall$/),
  /** Nobody looks at the time by which the seller must be paid. */
  'time-unheard': bug('settlement', / was asked for after its time$/),
  /** Nobody remembers what payouts have taken up. */
  'item-paid-again': bug('payout', /^(the vendor’s money: |threw not-conserved: )/),
  /** A file that may have arrived is sent again under another message id. */
  'file-sent-under-a-new-name': bug('payout', /^(bank|the vendor’s money): /),
  /** A line that the bank repeats is booked again. */
  'return-booked-twice': bug('payout', /^(bank: |the vendor’s money: |threw )/),
} as const satisfies Record<string, Planted>;
export type PlantedBug = keyof typeof plantedBugs;

export const isPlantedBug = (name: string): name is PlantedBug => name in plantedBugs;
