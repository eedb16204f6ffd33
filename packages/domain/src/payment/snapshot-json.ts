import { z } from 'zod';
import type { Snapshot } from './snapshot.ts';

const amount = z
  .string()
  .regex(/^-?\d{1,39}$/)
  .transform((text) => BigInt(text));

const kept = z.object({
  phase: z.enum(['open', 'action-required', 'processing', 'held', 'closed']),
  authorizedMinor: amount,
  /** Absent in what was kept before prices could lapse. */
  lateMinor: amount.default(0n),
  capturedMinor: amount,
  voidedMinor: amount,
  refundPendingMinor: amount,
  refundedMinor: amount,
  /** Absent in what was kept before failures were told. */
  refundFailedMinor: amount.default(0n),
  reversedMinor: amount,
  disputedMinor: amount,
  providerFeeMinor: amount,
  isFinal: z.boolean(),
  failure: z.string().nullable(),
});

export type SnapshotJson = z.input<typeof kept>;

/** A snapshot with its amounts as decimal strings, as it is kept and shown. */
export function snapshotToJson(snapshot: Snapshot): SnapshotJson {
  return Object.fromEntries(
    Object.entries(snapshot).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? value.toString() : value,
    ]),
  ) as SnapshotJson;
}

/** @throws ZodError when the value is no kept snapshot: a defect. */
export function snapshotFromJson(value: unknown): Snapshot {
  return kept.parse(value);
}
