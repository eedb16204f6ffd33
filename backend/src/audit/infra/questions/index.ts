import { statementsWithdrawnButShown, unitsRetiredFor } from './carbon-questions.ts';
import { documentsBehindInvoice } from './invoice-question.ts';
import { certificatesNearlyExhausted, holdersAt, revokedAfterDelivery } from './material-questions.ts';
import {
  capturesWithoutWeight,
  escrowAtBlock,
  escrowsOnHeat,
  fiatTitleAndReport,
} from './money-questions.ts';
import { actsOfSigner, issuedWithoutAccreditation } from './people-questions.ts';
import type { Questions } from './question.ts';

export type { Asked } from './question.ts';
export { standingAt } from './standing.ts';

/** The rows of each of the twelve questions. */
export const questions: Questions = {
  'escrows-on-heat': escrowsOnHeat,
  'acts-of-signer': actsOfSigner,
  'certificates-nearly-exhausted': certificatesNearlyExhausted,
  'captures-without-weight': capturesWithoutWeight,
  'revoked-after-delivery': revokedAfterDelivery,
  'holders-at': holdersAt,
  'escrow-at-block': escrowAtBlock,
  'units-retired-for': unitsRetiredFor,
  'statements-withdrawn-but-shown': statementsWithdrawnButShown,
  'fiat-title-and-report': fiatTitleAndReport,
  'issued-without-accreditation': issuedWithoutAccreditation,
  'documents-behind-invoice': documentsBehindInvoice,
};
