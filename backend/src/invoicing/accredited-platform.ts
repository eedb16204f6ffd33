import type { LifecycleCode } from '@topsteel/domain/invoice';

/** A status as a platform tells it. */
export interface PlatformStatus {
  /** The platform's own id of it; the same status always has the same. */
  id: string;
  code: LifecycleCode;
  reason: string | null;
  at: Date;
}

/**
 * Where invoices are deposited for the buyer's platform (plateforme agréée). Every method may be called again after a
 * crash with the same arguments and has the effect of one call.
 *
 * @throws AppError `unavailable` when the platform does not answer
 */
export interface AccreditedPlatform {
  /** Deposits a Factur-X file under our id of it. @returns the platform's id of the flow */
  deposit(file: { trackingId: string; number: string; sha256: string; content: Uint8Array }): Promise<string>;
  /** Everything the platform and the buyer said, oldest first. */
  statusesOf(flowId: string): Promise<PlatformStatus[]>;
  /** Tells a status of ours. */
  tell(
    flowId: string,
    status: {
      id: string;
      code: LifecycleCode;
      amount: string | null;
      currency: string;
      reason: string | null;
      at: Date;
    },
  ): Promise<void>;
}
