/** Figures of this process, in the text format of Prometheus. */
export interface Metrics {
  /** Sets what is the case now. */
  gauge(name: string, value: number | bigint, labels?: Labels): void;
  /** Adds to what has happened: one, or 0 so that it is said before it happens. */
  count(name: string, labels?: Labels, by?: number): void;
  /** What was set or counted last. */
  read(name: string, labels?: Labels): number | undefined;
  text(): string;
}

type Labels = Readonly<Record<string, string>>;

/** What each figure means; a figure that is not listed here cannot be kept. */
export const described: Readonly<Record<string, readonly ['gauge' | 'counter', string]>> = {
  topsteel_head_block: ['gauge', 'Latest block by the node that is followed.'],
  topsteel_cursor_block: ['gauge', 'Last block whose events are recorded.'],
  topsteel_finalized_block: ['gauge', 'Last block whose events are final.'],
  topsteel_lag_blocks: ['gauge', 'Blocks between head and record.'],
  topsteel_head_age_seconds: ['gauge', "Age of the head's block by our clock."],
  topsteel_alarm: ['gauge', '1 while an alarm of the kind stops all money.'],
  topsteel_node_up: ['gauge', '1 while the node answers for the right chain.'],
  topsteel_node_behind_blocks: ['gauge', 'Blocks between the head of the node and the highest of all.'],
  topsteel_finality_waits_seconds: [
    'gauge',
    'How long the leading node has called more final than two nodes agree on.',
  ],
  topsteel_reorgs_total: ['counter', 'Reorganisations followed.'],
  topsteel_reorg_depth_blocks: ['gauge', 'Blocks that the last reorganisation took back.'],
  topsteel_logs_missing_total: ['counter', "Times that a node's logs were not those of its receipts."],
  topsteel_step_failures_total: ['counter', 'Steps of the watcher that failed and were repeated.'],
  topsteel_signer_waiting: ['gauge', 'Transactions of the signer that wait for a block.'],
  topsteel_signer_waiting_seconds: [
    'gauge',
    'How long the oldest of them has waited since it was first sent.',
  ],
  topsteel_signer_at_fee_ceiling: [
    'gauge',
    '1 while a stuck transaction cannot be replaced below MAX_FEE_GWEI.',
  ],
  topsteel_gas_balance_gwei: ['gauge', 'What the signer holds to pay for gas.'],
  topsteel_gas_reserve_gwei: ['gauge', 'Below this a signer should be sent more.'],
  topsteel_loop_run_timestamp_seconds: ['gauge', 'When a loop last ended a run well, in Unix time.'],
  topsteel_loop_pause_seconds: ['gauge', 'How long a loop pauses when there is nothing to do.'],
  topsteel_loop_failures_total: ['counter', 'Runs of a loop that failed and were repeated.'],
  topsteel_signatures_total: ['counter', 'Reports that this signer was asked to sign, by what came of it.'],
};

export function createMetrics(): Metrics {
  const values = new Map<string, number>();
  const keyOf = (name: string, labels: Labels): string => {
    if (!(name in described)) throw new Error(`The figure ${name} is not described.`);
    const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
  };
  return {
    gauge(name, value, labels = {}) {
      values.set(keyOf(name, labels), Number(value));
    },
    count(name, labels = {}, by = 1) {
      const key = keyOf(name, labels);
      values.set(key, (values.get(key) ?? 0) + by);
    },
    read: (name, labels = {}) => values.get(keyOf(name, labels)),
    text: () =>
      Object.entries(described)
        .flatMap(([name, [type, help]]) => {
          const lines = [...values].filter(([key]) => key === name || key.startsWith(`${name}{`));
          if (lines.length === 0) return [];
          const samples = lines.map(([key, value]) => `${key} ${value.toString()}`);
          return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples];
        })
        .concat('')
        .join('\n'),
  };
}
