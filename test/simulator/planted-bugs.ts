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
} as const;
export type PlantedBug = keyof typeof plantedBugs;
