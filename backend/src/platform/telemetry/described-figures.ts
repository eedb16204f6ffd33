/** What a figure that is read from elsewhere means: its help, and the one label it may have. */
interface Description {
  help: string;
  label?: string;
}

/**
 * Figures that this process reads when it is asked: of the database, the index, the books, and what it keeps in memory.
 * Those of the database are the same in every process of the marketplace: take the maximum, not the sum.
 */
export const describedFigures = {
  queue_waiting: { help: 'What waits to be sent or done.', label: 'queue' },
  queue_oldest_seconds: { help: 'How long the oldest of it has been due.', label: 'queue' },
  queue_failed: { help: 'What was given up and is not tried again.', label: 'queue' },
  topsteel_watcher_silent_seconds: { help: 'Since the watcher last wrote where the chain stands.' },
  topsteel_money_stopped: { help: '1 while an alarm of the chain stops all money.' },
  topsteel_bridge_warnings: { help: 'Warnings of the oracles that stop nothing.' },
  topsteel_intents: { help: 'Acts for the chain that are not final, by status.', label: 'status' },
  topsteel_intent_oldest_seconds: { help: 'How long the oldest of them has waited.', label: 'status' },
  topsteel_rate_age_seconds: {
    help: 'Since the newest signed rate of a currency was observed.',
    label: 'base',
  },
  topsteel_reports_waiting: { help: 'Reports of feeds that have no quorum yet.' },
  topsteel_report_oldest_seconds: { help: 'How long the oldest of them has waited.' },
  topsteel_receipts_unreadable: { help: 'Open orders whose money could not be looked for at the last try.' },
  topsteel_compromised_certificates: {
    help: 'Certificates in force that a key issued at or after the time it is compromised since.',
  },
  topsteel_escrow_held_minor: { help: 'Held in escrow by the books, in minor units.', label: 'currency' },
  topsteel_anchor_age_seconds: {
    help: 'How long the oldest sealed entry of a book has waited for its root to be final on chain.',
    label: 'book',
  },
  topsteel_work_oldest_seconds: { help: 'How long the oldest item of the work queue has been open.' },
  topsteel_work_items: { help: 'Items of the work queue that a person has to look at.' },
  topsteel_database_bytes: { help: 'Size of the database.' },
  topsteel_wal_archive_age_seconds: { help: 'Since the last piece of the write-ahead log was archived.' },
  topsteel_wal_archive_failures: { help: 'Pieces of the log that could not be archived, since the start.' },
  topsteel_wal_receivers: { help: 'Programs that receive the write-ahead log as it is written.' },
  topsteel_index_up: { help: '1 while the index answers.' },
  topsteel_index_failed: { help: '1 when indexing has stopped with an error.' },
  topsteel_index_lag_blocks: { help: 'Blocks between the head of the chain and the index.' },
  topsteel_equality_differences: {
    help: 'Differences between token, contract, books and index at one block, and of ether.',
  },
  topsteel_equality_age_seconds: { help: 'Since they were last compared, by the process that compares.' },
  topsteel_search_offers: { help: "Offers in this process's copy of the search index." },
  topsteel_search_copy_age_seconds: { help: 'Since the copy was last brought up to date.' },
} as const satisfies Record<string, Description>;

export type FigureName = keyof typeof describedFigures;

/** One figure as it is now. */
export interface Reading {
  name: FigureName;
  /** Value of the label that the figure has. */
  label?: string;
  value: number;
}
