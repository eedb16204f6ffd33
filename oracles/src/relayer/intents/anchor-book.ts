import { anchorBook as encodeAnchor } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { defineIntent, IntentFailure, soon } from './intent-handler.ts';

/** Anchors the root of a book, as its publisher: `AuditAnchors.anchor` from the relayer's account. */
export const anchorBook = defineIntent(intentPayloadSchemas['anchor-book'], {
  effect: ({ book, sequence }, _intent, context) => ({
    contract: 'auditAnchors',
    name: 'Anchored',
    args: { publisher: context.senders.relayer, book, sequence },
    ordinal: 1,
  }),
  result({ root }, { args }) {
    if (args.root === root.toLowerCase()) return { publisher: String(args.publisher) };
    throw new IntentFailure(
      'AnchoredOtherwise',
      'Another root was anchored under this number of the book. Compare the book with what is on the chain.',
      { anchored: String(args.root), asked: root },
    );
  },
  next: ({ book, sequence, root, closedAt }, _intent, context) => ({
    do: 'send',
    as: 'relayer',
    call: encodeAnchor(context.deployment, {
      book,
      sequence: BigInt(sequence),
      root,
      closedAt: Number(closedAt),
    }),
  }),
  // Our clock may run ahead of the block's.
  retryAfterS: (revert, intent, context) =>
    revert.name === 'AuditAnchors_ClosedInFuture' ? soon(intent, context, 5) : null,
});
