/** Wrongs that are done to a process on purpose: the simulator must notice each. */
export const plantedBugs = {
  /** The watcher moves its cursor and stores the events in two transactions. */
  'cursor-before-events': 'bridge',
  /** The watcher believes an answer that leaves a log out. */
  'lossy-answer-believed': 'bridge',
  /** Events of a replaced block stay booked. */
  'orphans-stay': 'ledger',
  /** The note that an event was booked is committed after the posting. */
  'note-apart-from-posting': 'ledger',
  /** A nonce that nobody holds is not filled. */
  'gap-is-left': 'nonce',
  /** What a node forgot is not sent again. */
  'never-sent-again': 'nonce',
  /** Payouts are plain transfers, and whoever pays trusts its own memory. */
  'payout-without-a-nonce': 'nonce',
  /** What a webhook says is taken for the provider's state. */
  'webhook-body-believed': 'rail',
  /** A failure that comes after success is thrown away: a returned payment reads paid. */
  'failure-after-success-discarded': 'rail',
  /** A repeated call to the provider is a new call. */
  'call-without-key': 'rail',
  /** A late webhook runs a finished order again, and its compensation refunds. */
  'finished-order-run-again': 'settlement',
  /** A refund is asked for under a new key at every look. */
  'refund-asked-anew': 'settlement',
  /** Nobody remembers what payouts have taken up. */
  'item-paid-again': 'payout',
  /** A file that may have arrived is sent again under another message id. */
  'file-sent-under-a-new-name': 'payout',
  /** A line that the bank repeats is booked again. */
  'return-booked-twice': 'payout',
} as const;
export type PlantedBug = keyof typeof plantedBugs;
