import { CREDIT_TRANSFER_SCHEMA, document, element } from '@topsteel/domain/sepa';
import type { FileItem, TakenFile } from './bank-state.ts';

const codes = { held: 'PDNG', booked: 'ACSP', rejected: 'RJCT' } as const satisfies Record<
  FileItem['status'],
  string
>;

/** What the bank says of a payment file now (pain.002.001.10), each transfer with its own status. */
export function writePaymentStatus(file: TakenFile, createdAt: Date): string {
  const rejected = file.items.filter(({ status }) => status === 'rejected').length;
  const group = rejected === file.items.length ? 'RJCT' : rejected > 0 ? 'PART' : 'ACCP';
  return document('pain.002.001.10', 'CstmrPmtStsRpt', [
    element('GrpHdr', [
      element('MsgId', `STS-${file.messageId}`.slice(0, 35)),
      element('CreDtTm', createdAt.toISOString()),
    ]),
    element('OrgnlGrpInfAndSts', [
      element('OrgnlMsgId', file.messageId),
      element('OrgnlMsgNmId', CREDIT_TRANSFER_SCHEMA),
      element('GrpSts', group),
    ]),
    element('OrgnlPmtInfAndSts', [
      element('OrgnlPmtInfId', file.messageId),
      ...file.items.map((item) =>
        element('TxInfAndSts', [
          element('OrgnlEndToEndId', item.endToEndId),
          element('TxSts', codes[item.status]),
          item.reason === null ? null : element('StsRsnInf', [element('Rsn', [element('Cd', item.reason)])]),
        ]),
      ),
    ]),
  ]);
}
