import type { AlertGroup } from './alert.ts';

/** Share of requests that the marketplace or the web failed over a range; nothing where nothing was asked. */
const failedShare = (range: string): string =>
  `sum by (component) (rate(http_request_duration_seconds_count{status=~"5.."}[${range}])) / sum by (component) (rate(http_request_duration_seconds_count[${range}]))`;

/** 99.9 % of requests of 30 days are answered; these rates of failure use up 2 % of the rest in an hour, 5 % in six. */
const FAST = 14.4 * 0.001;
const SLOW = 6 * 0.001;

/** What people notice: answers, deliveries, the index, the database, the processes themselves. */
export const alertsOfService: readonly AlertGroup[] = [
  {
    name: 'service',
    alerts: [
      {
        name: 'ErrorBudgetBurnsFast',
        query: `${failedShare('1h')} > ${FAST.toString()} and ${failedShare('5m')} > ${FAST.toString()}`,
        for: '2m',
        severity: 'page',
        runbook: 'runbook-errors.md#requests-fail',
        summary: 'Of the requests to {{ $labels.component }} {{ $value | humanizePercentage }} fail.',
      },
      {
        name: 'ErrorBudgetBurnsSlowly',
        query: `${failedShare('6h')} > ${SLOW.toString()} and ${failedShare('30m')} > ${SLOW.toString()}`,
        for: '15m',
        severity: 'ticket',
        runbook: 'runbook-errors.md#requests-fail',
        summary: 'Of the requests to {{ $labels.component }} {{ $value | humanizePercentage }} fail.',
      },
      {
        name: 'AnswersSlow',
        query:
          'histogram_quantile(0.95, sum by (component, le) (rate(http_request_duration_seconds_bucket[10m]))) > 1',
        for: '10m',
        severity: 'ticket',
        runbook: 'runbook-errors.md#answers-are-slow',
        summary: 'One request in twenty to {{ $labels.component }} takes longer than {{ $value }} s.',
      },
      {
        name: 'ProcessDown',
        query: 'up{component=~"backend|web|oracles|signers"} == 0',
        for: '2m',
        severity: 'page',
        runbook: 'runbook-errors.md#a-process-is-down',
        summary: '{{ $labels.component }} on {{ $labels.instance }} does not answer.',
      },
      {
        name: 'EventLoopBlocked',
        query: 'max by (component, instance) (nodejs_eventloop_lag_p99_seconds) > 0.5',
        for: '5m',
        severity: 'ticket',
        runbook: 'runbook-errors.md#the-event-loop-is-blocked',
        summary: '{{ $labels.component }} on {{ $labels.instance }} is blocked for {{ $value }} s at a time.',
      },
      {
        name: 'JobFails',
        query: 'sum by (chore) (increase(job_failures_total[15m])) > 3',
        for: '0m',
        severity: 'ticket',
        runbook: 'runbook-errors.md#a-job-fails',
        summary: 'The job {{ $labels.chore }} failed {{ $value }} times in a quarter of an hour.',
      },
      {
        name: 'FiguresUnread',
        query: 'sum by (part) (increase(topsteel_unread_figures_total[10m])) > 3',
        for: '0m',
        severity: 'ticket',
        runbook: 'runbook-errors.md#figures-are-missing',
        summary: 'The figures of {{ $labels.part }} cannot be read; alerts on them are blind.',
      },
    ],
  },
  {
    name: 'deliveries',
    alerts: [
      {
        name: 'WebhookBacklog',
        query: 'max(queue_oldest_seconds{queue="webhook"}) > 900',
        for: '5m',
        severity: 'ticket',
        runbook: 'runbook-deliveries.md#webhooks-wait',
        summary: 'The oldest webhook has been due for {{ $value }} seconds.',
      },
      {
        name: 'QueueStuck',
        query: 'max by (queue) (queue_oldest_seconds{queue!="webhook"}) > 600',
        for: '5m',
        severity: 'page',
        runbook: 'runbook-deliveries.md#a-queue-is-stuck',
        summary: 'The oldest of {{ $labels.queue }} has been due for {{ $value }} seconds.',
      },
      {
        name: 'DeliveriesGivenUp',
        query: 'max by (queue) (delta(queue_failed[1h])) > 10',
        for: '0m',
        severity: 'ticket',
        runbook: 'runbook-deliveries.md#deliveries-are-given-up',
        summary: 'Within the hour {{ $value }} of {{ $labels.queue }} were given up.',
      },
    ],
  },
  {
    name: 'index',
    alerts: [
      {
        name: 'IndexAway',
        query: 'max(topsteel_index_up) == 0',
        for: '5m',
        severity: 'ticket',
        runbook: 'runbook-index.md#the-index-does-not-answer',
        summary: 'The index does not answer.',
      },
      {
        name: 'IndexFailed',
        query: 'max(topsteel_index_failed) > 0',
        for: '1m',
        severity: 'ticket',
        runbook: 'runbook-index.md#indexing-has-stopped',
        summary: 'Indexing has stopped with an error.',
      },
      {
        name: 'IndexBehind',
        query: 'max(topsteel_index_lag_blocks) > 50',
        for: '10m',
        severity: 'ticket',
        runbook: 'runbook-index.md#the-index-is-behind',
        summary: 'The index is {{ $value }} blocks behind.',
      },
    ],
  },
  {
    name: 'storage',
    alerts: [
      {
        name: 'PoolExhausted',
        query: 'max by (instance) (database_connections{state="wanted"}) > 0',
        for: '2m',
        severity: 'page',
        runbook: 'runbook-database.md#connections-run-out',
        summary: '{{ $value }} requests on {{ $labels.instance }} wait for a connection.',
      },
      {
        name: 'BackupOld',
        // By an archiver of the server's own, or by a receiver; where there is neither, nothing is kept.
        query:
          'min(topsteel_wal_archive_age_seconds) > 900 or (max(topsteel_wal_receivers) == 0 unless max(topsteel_wal_archive_age_seconds) >= 0)',
        for: '5m',
        severity: 'page',
        runbook: 'runbook-database.md#the-backup-is-old',
        summary:
          'The write-ahead log is not being kept: what is written now would be lost with the database.',
      },
      {
        name: 'BackupFails',
        query: 'max(delta(topsteel_wal_archive_failures[1h])) > 3',
        for: '0m',
        severity: 'page',
        runbook: 'runbook-database.md#the-backup-is-old',
        summary: 'Archiving the write-ahead log failed {{ $value }} times within the hour.',
      },
      {
        name: 'DiskFills',
        query:
          'min by (persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes) < 0.15',
        for: '10m',
        severity: 'page',
        runbook: 'runbook-database.md#a-disk-fills',
        summary: 'The volume {{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} left.',
      },
    ],
  },
];
