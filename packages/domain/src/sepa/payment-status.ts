import { all, at, parseXml, textAt, type XmlElement } from '../camt/parse-xml.ts';
import { AppError } from '../errors/index.ts';

/** What a bank says of a transfer before it is on a statement; `unknown` keeps the bank's word as text. */
export type PaymentStatusWord = 'pending' | 'accepted' | 'settled' | 'rejected' | 'unknown';

const words: Readonly<Record<string, PaymentStatusWord>> = {
  RCVD: 'pending',
  PDNG: 'pending',
  ACTC: 'pending',
  ACCP: 'accepted',
  ACSP: 'accepted',
  ACWC: 'accepted',
  PART: 'accepted',
  ACSC: 'settled',
  ACCC: 'settled',
  RJCT: 'rejected',
  CANC: 'rejected',
};

export interface TransferStatusReport {
  endToEndId: string;
  status: PaymentStatusWord;
  reasonCode: string | null;
  reasonText: string | null;
}

export interface PaymentStatusReport {
  originalMessageId: string;
  /** Of the whole file, for transfers that are not listed. */
  status: PaymentStatusWord;
  reasonCode: string | null;
  reasonText: string | null;
  transfers: TransferStatusReport[];
}

/**
 * Reads a customer payment status report (pain.002.001.03 to .12).
 *
 * @throws AppError `invalid-input` when it is another message or names no original
 */
export function readPaymentStatus(xml: string): PaymentStatusReport {
  const message = at(parseXml(xml), 'CstmrPmtStsRpt');
  const group = at(message, 'OrgnlGrpInfAndSts');
  const originalMessageId = textAt(group, 'OrgnlMsgId');
  if (message === undefined || originalMessageId === null) {
    throw new AppError('invalid-input', {
      message: 'The payment status report cannot be read: it names no original message (OrgnlMsgId).',
    });
  }
  const blocks = all(message, 'OrgnlPmtInfAndSts');
  const stated = [textAt(group, 'GrpSts'), ...blocks.map((block) => textAt(block, 'PmtInfSts'))];
  return {
    originalMessageId,
    status: wordOf(stated.find((status) => status !== null) ?? null),
    ...reasonOf(group),
    transfers: blocks.flatMap((block) =>
      all(block, 'TxInfAndSts').flatMap((item) => {
        const endToEndId = textAt(item, 'OrgnlEndToEndId');
        if (endToEndId === null) return [];
        return [{ endToEndId, status: wordOf(textAt(item, 'TxSts')), ...reasonOf(item) }];
      }),
    ),
  };
}

const wordOf = (code: string | null): PaymentStatusWord => words[code ?? ''] ?? 'unknown';

function reasonOf(element: XmlElement | undefined): {
  reasonCode: string | null;
  reasonText: string | null;
} {
  const reason = at(element, 'StsRsnInf');
  return {
    reasonCode: textAt(reason, 'Rsn', 'Cd') ?? textAt(reason, 'Rsn', 'Prtry'),
    reasonText: textAt(reason, 'AddtlInf'),
  };
}
