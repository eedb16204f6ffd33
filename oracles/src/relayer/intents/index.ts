import type { IntentKind } from '@topsteel/domain/bridge';
import { anchorBook } from './anchor-book.ts';
import { addSigner, removeSigner, reportSigner } from './act-on-signer.ts';
import { authorizePayment } from './authorize-payment.ts';
import { cancelFiatOrder } from './cancel-fiat-order.ts';
import { captureAmount } from './capture-amount.ts';
import { capturePayment } from './capture-payment.ts';
import { commissionLot } from './commission-lot.ts';
import { countersign } from './countersign.ts';
import { declareEmissions } from './declare-emissions.ts';
import { IntentFailure } from './intent-handler.ts';
import type { OpenAct } from './intent-handler.ts';
import { issueBatch } from './issue-batch.ts';
import { openFiatOrder } from './open-fiat-order.ts';
import { payOut } from './pay-out.ts';
import { recallLot } from './recall-lot.ts';
import { reclaimPayment } from './reclaim-payment.ts';
import { refundPayment } from './refund-payment.ts';
import { registerOrganisation } from './register-organisation.ts';
import { releaseFiatOrder } from './release-fiat-order.ts';
import { revokeCertificate } from './revoke-certificate.ts';
import { revokeCertificates } from './revoke-certificates.ts';
import { sendNative } from './send-native.ts';
import { submitReport } from './submit-report.ts';
import { transformLot } from './transform-lot.ts';
import { verifyEmissions } from './verify-emissions.ts';
import { voidPayment } from './void-payment.ts';

const acts: Readonly<Record<IntentKind, OpenAct>> = {
  'register-organisation': registerOrganisation,
  'issue-batch': issueBatch,
  'revoke-certificate': revokeCertificate,
  'commission-lot': commissionLot,
  'transform-lot': transformLot,
  'recall-lot': recallLot,
  'authorize-payment': authorizePayment,
  'submit-report': submitReport,
  'capture-payment': capturePayment,
  'capture-amount': captureAmount,
  'void-payment': voidPayment,
  'reclaim-payment': reclaimPayment,
  'refund-payment': refundPayment,
  'anchor-book': anchorBook,
  countersign,
  'revoke-certificates': revokeCertificates,
  'add-signer': addSigner,
  'remove-signer': removeSigner,
  'report-signer': reportSigner,
  'declare-emissions': declareEmissions,
  'verify-emissions': verifyEmissions,
  'open-fiat-order': openFiatOrder,
  'release-fiat-order': releaseFiatOrder,
  'cancel-fiat-order': cancelFiatOrder,
  'pay-out': payOut,
  'send-native': sendNative,
};

/**
 * Reads an intent of any kind.
 *
 * @throws IntentFailure when the kind is unknown or the payload does not fit it
 */
export const openAct: OpenAct = (intent, context) => {
  if (!Object.hasOwn(acts, intent.kind)) {
    throw new IntentFailure('KindUnknown', `There is no act of the kind "${intent.kind}".`);
  }
  return acts[intent.kind as IntentKind](intent, context);
};
