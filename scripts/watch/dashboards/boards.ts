import type { Board, Panel } from './board.ts';
import { bridgeBoard, moneyBoard } from './boards-of-money.ts';

const now = (
  title: string,
  means: string,
  unit: Panel['unit'],
  query: string,
  alarmFrom?: number,
): Panel => ({
  ...{ title, means, unit, shows: 'now', queries: [{ query, legend: '' }] },
  ...(alarmFrom !== undefined && { alarmFrom }),
});
const course = (
  title: string,
  means: string,
  unit: Panel['unit'],
  queries: readonly [query: string, legend: string][],
  alarmFrom?: number,
): Panel => ({
  ...{ title, means, unit, shows: 'time', queries: queries.map(([query, legend]) => ({ query, legend })) },
  ...(alarmFrom !== undefined && { alarmFrom }),
});

const requestsOf = (component: string): Panel[] => [
  course('Requests', 'Answered each second, by status.', 'reqps', [
    [
      `sum by (status) (rate(http_request_duration_seconds_count{component="${component}"}[5m]))`,
      '{{status}}',
    ],
  ]),
  course(
    'Time to answer',
    'Half of the requests, and nineteen of twenty, took at most this long.',
    's',
    [
      [
        `histogram_quantile(0.5, sum by (le) (rate(http_request_duration_seconds_bucket{component="${component}"}[5m])))`,
        'half',
      ],
      [
        `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{component="${component}"}[5m])))`,
        '95 %',
      ],
    ],
    1,
  ),
  course('Slowest kinds', 'Where nineteen of twenty take longest.', 's', [
    [
      `topk(8, histogram_quantile(0.95, sum by (route, le) (rate(http_request_duration_seconds_bucket{component="${component}"}[15m]))))`,
      '{{route}}',
    ],
  ]),
  course(
    'Event loop',
    'How long the process was blocked at a time.',
    's',
    [[`max by (instance) (nodejs_eventloop_lag_p99_seconds{component="${component}"})`, '{{instance}}']],
    0.5,
  ),
  course('Memory', 'Resident memory of each process.', 'bytes', [
    [`max by (instance) (process_resident_memory_bytes{component="${component}"})`, '{{instance}}'],
  ]),
  course('Collector', 'Share of the time that goes into collecting garbage.', 'percentunit', [
    [
      `sum by (instance) (rate(nodejs_gc_duration_seconds_sum{component="${component}"}[5m]))`,
      '{{instance}}',
    ],
  ]),
  course('Processor', 'Processors that each process uses.', 'short', [
    [`sum by (instance) (rate(process_cpu_seconds_total{component="${component}"}[5m]))`, '{{instance}}'],
  ]),
];

const marketplaceBoard: Board = {
  id: 'marketplace',
  title: 'marketplace',
  panels: [
    now(
      'Failing',
      'Share of requests that failed in five minutes.',
      'percentunit',
      'sum(rate(http_request_duration_seconds_count{component="backend",status=~"5.."}[5m])) / sum(rate(http_request_duration_seconds_count{component="backend"}[5m]))',
      0.0144,
    ),
    now(
      'Waiting for a connection',
      'Requests that the pool has no connection for.',
      'short',
      'sum(database_connections{state="wanted"})',
      1,
    ),
    now('Database', 'Size of the database.', 'bytes', 'max(topsteel_database_bytes)'),
    now('Work queue', 'Items that a person has to look at.', 'short', 'max(topsteel_work_items)'),
    ...requestsOf('backend'),
    course('Connections', 'Connections of the pools by state.', 'short', [
      ['sum by (state) (database_connections)', '{{state}}'],
    ]),
    course(
      'Queues',
      'How long the oldest of each queue has been due.',
      's',
      [['max by (queue) (queue_oldest_seconds)', '{{queue}}']],
      600,
    ),
    course('Waiting', 'What waits in each queue.', 'short', [
      ['max by (queue) (queue_waiting)', '{{queue}}'],
    ]),
    course('Given up', 'What is not tried again.', 'short', [['max by (queue) (queue_failed)', '{{queue}}']]),
    course('Jobs that fail', 'Runs that failed each second.', 'ops', [
      ['sum by (chore) (rate(job_failures_total[15m])) > 0', '{{chore}}'],
    ]),
    course('Longest jobs', 'Seconds of each second that a job runs.', 'short', [
      ['topk(8, sum by (chore) (rate(job_duration_seconds_sum[15m])))', '{{chore}}'],
    ]),
    course('Search copy', "Offers in each process's copy, and how old it is.", 'short', [
      ['max by (instance) (topsteel_search_offers)', 'offers {{instance}}'],
      ['max by (instance) (topsteel_search_copy_age_seconds)', 'age in s {{instance}}'],
    ]),
    course('Backup', 'Since the write-ahead log was last archived, and who receives it.', 'short', [
      ['min(topsteel_wal_archive_age_seconds)', 'age in s'],
      ['max(topsteel_wal_receivers)', 'receivers'],
      ['max(topsteel_wal_archive_failures)', 'failures'],
    ]),
  ],
};

const webBoard: Board = {
  id: 'web',
  title: 'web',
  panels: [
    now(
      'Failing',
      'Share of pages that failed in five minutes.',
      'percentunit',
      'sum(rate(http_request_duration_seconds_count{component="web",status=~"5.."}[5m])) / sum(rate(http_request_duration_seconds_count{component="web"}[5m]))',
      0.0144,
    ),
    now('Processes', 'Processes that answer.', 'short', 'sum(up{component="web"})'),
    now(
      'Verifications',
      'Labels looked at each second.',
      'reqps',
      'sum(rate(http_request_duration_seconds_count{component="web",route=~"/v|/01"}[5m]))',
    ),
    ...requestsOf('web'),
    course('Kinds of page', 'What is asked for most.', 'reqps', [
      [
        'topk(10, sum by (route) (rate(http_request_duration_seconds_count{component="web"}[15m])))',
        '{{route}}',
      ],
    ]),
  ],
};

const indexBoard: Board = {
  id: 'index',
  title: 'index',
  panels: [
    now('Answers', '1 while the index answers.', 'short', 'max(topsteel_index_up)'),
    now('Behind', 'Blocks between chain and index.', 'short', 'max(topsteel_index_lag_blocks)', 50),
    now('Stopped', '1 when indexing has stopped with an error.', 'short', 'max(topsteel_index_failed)', 1),
    course(
      'Course',
      'Blocks that index and watcher are behind.',
      'short',
      [
        ['max(topsteel_index_lag_blocks)', 'index'],
        ['min(topsteel_lag_blocks)', 'watcher'],
      ],
      50,
    ),
    course('Volumes', 'What is left of each volume.', 'percentunit', [
      [
        'min by (persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes)',
        '{{persistentvolumeclaim}}',
      ],
    ]),
  ],
};

/** One for each room that somebody watches. */
export const boards: readonly Board[] = [moneyBoard, bridgeBoard, marketplaceBoard, webBoard, indexBoard];
