import { Anchored } from '../../generated/types/AuditAnchors/AuditAnchors';
import { saveAnchor } from '../store/anchor';

export function handleAnchored(event: Anchored): void {
  const made = event.params;
  saveAnchor(
    made.publisher,
    made.book,
    made.sequence,
    made.root,
    made.closedAt,
    made.previousSequence,
    made.signer,
    event,
  );
}
