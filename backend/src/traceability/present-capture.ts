import type { CaptureJob } from '@topsteel/domain/api';
import { z } from 'zod';
import type { CaptureRow } from './infra/capture-store.ts';

const refusals = z.array(z.object({ eventIndex: z.number(), detail: z.string() }));

/** A capture as the standard shows it. Documents are captured while the client waits, so none is running. */
export function presentCapture(row: CaptureRow): CaptureJob {
  return {
    captureID: row.id,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt.toISOString(),
    running: false,
    success: row.success,
    captureErrorBehaviour: row.errorBehaviour === 'proceed' ? 'proceed' : 'rollback',
    eventCount: row.eventCount,
    capturedCount: row.capturedCount,
    root: row.root,
    errors: refusals.parse(row.errors).map((refusal) => ({
      type: 'epcisException:ValidationException',
      title: 'The event is not in order',
      status: 400,
      ...refusal,
    })),
  };
}
