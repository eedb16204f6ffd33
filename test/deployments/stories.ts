import type { Changes, Moment } from './scraped.ts';

/** How an alert's condition comes about: what is the case at each minute. It must stand at the last one. */
type Story = (minute: number) => Moment;

const backend = (changes: Changes['backend']): Moment => ({ changes: { backend: changes ?? {} } });
const oracles = (changes: Changes['oracles']): Moment => ({ changes: { oracles: changes ?? {} } });
const always =
  (moment: Moment): Story =>
  () =>
    moment;

const ANSWERED = 'http_request_duration_seconds_count{method="GET",route="/v2/offers",status="200"}';
const FAILED = 'http_request_duration_seconds_count{method="GET",route="/v2/offers",status="500"}';
const bucket = (le: string): string =>
  `http_request_duration_seconds_bucket{le="${le}",method="GET",route="/v2/offers",status="200"}`;
/** Of a hundred requests a minute so many fail. */
const failing =
  (ofHundred: number): Story =>
  (minute) =>
    backend({ [ANSWERED]: minute * (100 - ofHundred), [FAILED]: minute * ofHundred });

/** For every alert a story that makes it true; minutes tell how long the story is. */
export const stories: Readonly<Record<string, { minutes: number; story: Story }>> = {
  MoneyStopped: { minutes: 1, story: always(backend({ topsteel_money_stopped: 1 })) },
  EqualityBroken: { minutes: 4, story: always(backend({ topsteel_equality_differences: 1 })) },
  EqualityUnchecked: { minutes: 20, story: always(backend({ topsteel_equality_age_seconds: null })) },
  CompromisedIssuer: { minutes: 1, story: always(backend({ topsteel_compromised_certificates: 12 })) },
  AnchorLate: {
    minutes: 16,
    story: always(backend({ 'topsteel_anchor_age_seconds{book="audit"}': 172_801 })),
  },
  WorkWaits: { minutes: 1, story: always(backend({ topsteel_work_oldest_seconds: 172_801 })) },
  WatcherSilent: {
    minutes: 3,
    story: (minute) => backend({ topsteel_watcher_silent_seconds: 61 + minute * 60 }),
  },
  BridgeBehind: { minutes: 6, story: always(oracles({ topsteel_lag_blocks: 21 })) },
  DeepReorg: {
    minutes: 10,
    story: (minute) =>
      oracles({ topsteel_reorg_depth_blocks: 6, topsteel_reorgs_total: minute < 5 ? 0 : 1 }),
  },
  NodeDown: { minutes: 3, story: always(oracles({ 'topsteel_node_up{node="node 1"}': 0 })) },
  FinalityWaits: {
    minutes: 3,
    story: (minute) => oracles({ topsteel_finality_waits_seconds: 301 + minute * 60 }),
  },
  NodeBehind: { minutes: 6, story: always(oracles({ 'topsteel_node_behind_blocks{node="node 2"}': 21 })) },
  ChainStands: { minutes: 3, story: (minute) => oracles({ topsteel_head_age_seconds: 301 + minute * 60 }) },
  TransactionStuck: {
    minutes: 3,
    story: always(oracles({ 'topsteel_signer_waiting_seconds{signer="relayer"}': 301 })),
  },
  ActStuck: {
    minutes: 3,
    story: always(backend({ 'topsteel_intent_oldest_seconds{status="sent"}': 901 })),
  },
  FeeAtCeiling: {
    minutes: 6,
    story: always(oracles({ 'topsteel_signer_at_fee_ceiling{signer="relayer"}': 1 })),
  },
  GasLow: {
    minutes: 2,
    story: always(oracles({ 'topsteel_gas_balance_gwei{signer="hosted"}': 49_999_999 })),
  },
  LoopStopped: {
    minutes: 8,
    story: () => oracles({ 'topsteel_loop_run_timestamp_seconds{loop="relayer"}': 0 }),
  },
  ReportsWait: { minutes: 2, story: always(backend({ topsteel_report_oldest_seconds: 601 })) },
  RateOld: { minutes: 6, story: always(backend({ 'topsteel_rate_age_seconds{base="EUR"}': 3_601 })) },
  ErrorBudgetBurnsFast: { minutes: 70, story: failing(2) },
  ErrorBudgetBurnsSlowly: { minutes: 400, story: failing(1) },
  AnswersSlow: {
    minutes: 25,
    story: (minute) => backend({ [bucket('1')]: 0, [bucket('2.5')]: minute * 90, [bucket('+Inf')]: minute * 90 }),
  },
  ProcessDown: { minutes: 3, story: always({ down: ['signers'] }) },
  EventLoopBlocked: { minutes: 6, story: always(backend({ nodejs_eventloop_lag_p99_seconds: 0.51 })) },
  JobFails: {
    minutes: 20,
    story: (minute) => backend({ 'job_failures_total{chore="outbox.send"}': minute }),
  },
  FiguresUnread: {
    minutes: 12,
    story: (minute) => backend({ 'topsteel_unread_figures_total{part="database"}': minute }),
  },
  WebhookBacklog: {
    minutes: 6,
    story: always(backend({ 'queue_oldest_seconds{queue="webhook"}': 901 })),
  },
  QueueStuck: { minutes: 6, story: always(backend({ 'queue_oldest_seconds{queue="outbox"}': 601 })) },
  DeliveriesGivenUp: {
    minutes: 60,
    story: (minute) => backend({ 'queue_failed{queue="webhook"}': Math.floor(minute / 5) }),
  },
  IndexAway: {
    minutes: 6,
    story: always(backend({ topsteel_index_up: 0, topsteel_index_lag_blocks: null, topsteel_index_failed: null })),
  },
  IndexFailed: { minutes: 2, story: always(backend({ topsteel_index_failed: 1 })) },
  IndexBehind: { minutes: 11, story: always(backend({ topsteel_index_lag_blocks: 51 })) },
  PoolExhausted: { minutes: 3, story: always(backend({ 'database_connections{state="wanted"}': 1 })) },
  BackupOld: { minutes: 6, story: always(backend({ topsteel_wal_receivers: 0 })) },
  BackupFails: { minutes: 60, story: (minute) => backend({ topsteel_wal_archive_failures: minute }) },
  DiskFills: {
    minutes: 11,
    story: always({
      changes: {
        kubelet: {
          'kubelet_volume_stats_available_bytes{persistentvolumeclaim="blocks-steel-ipfs-0"}': 14e9,
        },
      },
    }),
  },
};
