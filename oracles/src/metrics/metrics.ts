/** Figures of this process, in the text format of Prometheus. */
export interface Metrics {
  /** Sets what is the case now. */
  gauge(name: string, value: number | bigint, labels?: Labels): void;
  /** Adds one to what has happened. */
  count(name: string, labels?: Labels): void;
  text(): string;
}

type Labels = Readonly<Record<string, string>>;

/** What each figure means; a figure that is not listed here cannot be kept. */
const described: Readonly<Record<string, readonly ['gauge' | 'counter', string]>> = {
  topsteel_head_block: ['gauge', 'Latest block by the node that is followed.'],
  topsteel_cursor_block: ['gauge', 'Last block whose events are recorded.'],
  topsteel_finalized_block: ['gauge', 'Last block whose events are final.'],
  topsteel_lag_blocks: ['gauge', 'Blocks between head and record.'],
  topsteel_head_age_seconds: ['gauge', "Age of the head's block by our clock."],
  topsteel_alarm: ['gauge', '1 while an alarm of the kind stops all money.'],
  topsteel_node_up: ['gauge', '1 while the node answers for the right chain.'],
  topsteel_reorgs_total: ['counter', 'Reorganisations followed.'],
  topsteel_reorg_depth_blocks: ['gauge', 'Blocks that the last reorganisation took back.'],
  topsteel_logs_missing_total: ['counter', "Times that a node's logs were not those of its receipts."],
  topsteel_step_failures_total: ['counter', 'Steps of the watcher that failed and were repeated.'],
  topsteel_signer_waiting: ['gauge', 'Transactions of the signer that wait for a block.'],
  topsteel_signer_waiting_seconds: ['gauge', 'How long the oldest of them has waited.'],
  topsteel_signer_at_fee_ceiling: [
    'gauge',
    '1 while a stuck transaction cannot be replaced below MAX_FEE_GWEI.',
  ],
  topsteel_gas_balance_gwei: ['gauge', 'What the signer holds to pay for gas.'],
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
    count(name, labels = {}) {
      const key = keyOf(name, labels);
      values.set(key, (values.get(key) ?? 0) + 1);
    },
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
