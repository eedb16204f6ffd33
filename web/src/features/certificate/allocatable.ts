import type { Certificate } from '@topsteel/domain/api';

/** True when lots can be made of a certificate: in the register, countersigned where it must be, with mass left. */
export function isAllocatable({
  state,
  mass,
  countersignature,
}: Pick<Certificate, 'state' | 'mass' | 'countersignature'>): boolean {
  return (
    (state === 'final' || state === 'registered') &&
    (countersignature === null || countersignature.state === 'countersigned') &&
    mass.leftGrams !== '0'
  );
}
