/** The statuses of an invoice between platforms, as the French administration names them (AFNOR XP Z12-012, annex A). */
export const lifecycleCodes = {
  '200': 'Deposited',
  '201': 'Sent by the platform',
  '202': 'Received by the platform',
  '203': 'Made available',
  '204': 'Taken in charge',
  '205': 'Approved',
  '206': 'Approved in part',
  '207': 'In dispute',
  '208': 'Suspended',
  '209': 'Completed',
  '210': 'Refused',
  '211': 'Payment sent',
  '212': 'Payment received',
  '213': 'Rejected',
} as const;
export type LifecycleCode = keyof typeof lifecycleCodes;

/** Nothing follows on these. */
const ends: ReadonlySet<LifecycleCode> = new Set(['210', '213']);
const onTheWay: readonly LifecycleCode[] = ['201', '202', '203'];
const judged: readonly LifecycleCode[] = ['204', '205', '206', '207', '208', '210'];

/** What may be said next; money (211, 212) may be told at any time until the end, and again when the amount changes. */
const next: Readonly<Record<LifecycleCode, readonly LifecycleCode[]>> = {
  '200': [...onTheWay, ...judged, '213'],
  '201': ['202', '203', ...judged, '213'],
  '202': ['203', ...judged, '213'],
  '203': judged,
  '204': ['205', '206', '207', '208', '210'],
  '205': ['207'],
  '206': ['205', '207', '210'],
  '207': ['205', '206', '210'],
  '208': ['209', '210'],
  '209': ['204', '205', '206', '207', '208', '210'],
  '210': [],
  '211': [],
  '212': [],
  '213': [],
};

export interface LifecycleStatus {
  code: LifecycleCode;
  /** Of 211 and 212, in minor units; negative when money went back. */
  amountMinor: bigint | null;
  /** Who says so: the payment, or buyer and platforms. */
  source: 'payment' | 'party';
}

/**
 * May this status be told after those, oldest first? The first is the deposit, and a document that was refused or
 * rejected is at its end.
 *
 * @example canFollow([{ code: '200' }], '205') // true
 */
export function canFollow(history: readonly Pick<LifecycleStatus, 'code'>[], code: LifecycleCode): boolean {
  const told = history.map((status) => status.code);
  if (told.length === 0) return code === '200';
  if (told.some((each) => ends.has(each))) return false;
  if (code === '211' || code === '212') return true;
  const place = told.filter((each) => each !== '211' && each !== '212').at(-1) ?? '200';
  return next[place].includes(code);
}

/** What money says of one invoice. */
export interface PaidFacts {
  /** Of the invoice's amount, what we hold or have paid on: less what a bank has taken back. */
  receivedMinor: bigint;
  /** The payer's bank or the buyer contests the payment. */
  isDisputed: boolean;
}

/**
 * The statuses that follow from the money and were not told yet. The encashment (212) is told by differences, so that the
 * amounts told sum to what was received; a dispute over the payment is told once, and its end as an approval. What the
 * buyer says of the goods is not touched.
 *
 * @example planStatuses([{ code: '200', amountMinor: null, source: 'party' }], { receivedMinor: 358_704n, isDisputed: false })
 * // [{ code: '212', amountMinor: 358704n, source: 'payment' }]
 */
export function planStatuses(history: readonly LifecycleStatus[], facts: PaidFacts): LifecycleStatus[] {
  const planned: LifecycleStatus[] = [];
  const say = (code: LifecycleCode, amountMinor: bigint | null) => {
    if (canFollow([...history, ...planned], code)) planned.push({ code, amountMinor, source: 'payment' });
  };
  const told = history.reduce(
    (sum, { code, amountMinor }) => sum + (code === '212' ? (amountMinor ?? 0n) : 0n),
    0n,
  );
  const place = history.filter(({ code }) => code !== '211' && code !== '212').at(-1);
  if (facts.isDisputed && place?.code !== '207') say('207', null);
  if (!facts.isDisputed && place?.code === '207' && place.source === 'payment') say('205', null);
  if (facts.receivedMinor !== told) say('212', facts.receivedMinor - told);
  return planned;
}
