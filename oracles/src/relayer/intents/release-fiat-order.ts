import { readFiatOrder, releaseFiat } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { defineIntent, soon } from './intent-handler.ts';
import { namedTerms } from './open-fiat-order.ts';

/** The reports that a release needs may be in the mempool, or in a block that was just replaced. */
const REPORT_ON_ITS_WAY = new Set([
  'FiatSettlement_ReleaseAboveWeighed',
  'FiatSettlement_ReleaseAboveReceived',
  'OracleReports_ReportMissing',
]);

/**
 * Moves title to what is paid and weighed: `FiatSettlement.release`, as the operator. The contract is told a total and
 * refuses one that it has reached, so sending twice moves title once.
 */
export const releaseFiatOrder = defineIntent(intentPayloadSchemas['release-fiat-order'], {
  effect: ({ fiatOrderId, totalGrams }) => ({
    contract: 'fiatSettlement',
    name: 'OrderReleased',
    args: { orderId: fiatOrderId.toLowerCase(), totalGrams },
    ordinal: 1,
  }),
  async next(payload, _intent, context) {
    const { client, deployment } = context;
    const terms = namedTerms(payload, context);
    const totalGrams = BigInt(payload.totalGrams);
    const { releasedGrams } = await readFiatOrder(client, deployment, payload.fiatOrderId);
    // Released already, by all appearances: our log will say so.
    if (releasedGrams === totalGrams) return { do: 'wait' };
    const call = releaseFiat(deployment, { terms, totalGrams, epcisEvent: payload.epcisEvent });
    return { do: 'send', as: 'relayer', call };
  },
  retryAfterS: (revert, intent, context) =>
    REPORT_ON_ITS_WAY.has(revert.name) ? soon(intent, context, 2) : null,
});
