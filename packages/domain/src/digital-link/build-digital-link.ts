import { AppError } from '../errors/index.ts';
import { applicationIdentifier, valueFault } from './application-identifiers.ts';
import { gtin14 } from './check-digit.ts';
import { lotCodeOf, lotIdOfCode } from './lot-code.ts';
import { parseDigitalLink } from './parse-digital-link.ts';
import { encodeLinkValue } from './write-digital-link.ts';

/** What a label of ours points at. */
export interface LabelTarget {
  /** Undefined for vendors without a GS1 company prefix. */
  gtin?: string;
  lotId: bigint;
  serial?: string;
}

/**
 * The address in a label's QR code.
 * With a GTIN: `{base}/01/{gtin}/10/{lot code}/21/{serial}` (GS1 Digital Link).
 * Without: `{base}/v/{lot code}?21={serial}`, self-issued under our own host.
 *
 * @throws AppError `invalid-input` on a GTIN with a wrong check digit or a serial outside character set 82.
 * @example buildLabelLink('https://steel.example', { gtin: '9520123456788', lotId: 1n, serial: 'A/7' })
 * // 'https://steel.example/01/09520123456788/10/00000000000000000001/21/A%2F7'
 */
export function buildLabelLink(base: string, target: LabelTarget): string {
  const stem = base.replace(/\/+$/, '');
  const code = lotCodeOf(target.lotId);
  if (target.serial !== undefined) assertSerial(target.serial);
  if (target.gtin === undefined) {
    return `${stem}/v/${code}${target.serial === undefined ? '' : `?21=${encodeLinkValue(target.serial)}`}`;
  }
  const gtin = gtin14(target.gtin);
  if (gtin === undefined) {
    throw new AppError('invalid-input', {
      message: `"${target.gtin}" is not a GTIN. It has 8, 12, 13 or 14 digits and ends in a check digit.`,
    });
  }
  const serial = target.serial === undefined ? '' : `/21/${encodeLinkValue(target.serial)}`;
  return `${stem}/01/${gtin}/10/${code}${serial}`;
}

/**
 * What a scanned or typed text points at: a label link of ours under any host, or a bare lot code.
 * Undefined when it is neither.
 *
 * @example readLabelTarget('0000-0000-0000-0000-0001') // { lotId: 1n }
 */
export function readLabelTarget(text: string): LabelTarget | undefined {
  const trimmed = text.trim();
  const bare = lotIdOfCode(trimmed);
  if (bare !== undefined) return { lotId: bare };
  const ours = /^https?:\/\/[^/?#]+(?:\/[^?#]*)?\/v\/([^/?#]+)\/?(?:\?([^#]*))?(?:#.*)?$/i.exec(trimmed);
  if (ours !== null) {
    const lotId = lotIdOfCode(ours[1] ?? '');
    const serial = new URLSearchParams(ours[2] ?? '').get('21');
    if (lotId === undefined) return undefined;
    return serial === null || serial === '' ? { lotId } : { lotId, serial };
  }
  const parsed = parseDigitalLink(trimmed, { allowShortNames: true });
  if (!parsed.ok) return undefined;
  const valueOf = (ai: string) => parsed.link.elements.find((element) => element.ai === ai)?.value;
  const lotId = lotIdOfCode(valueOf('10') ?? '');
  if (lotId === undefined) return undefined;
  const gtin = valueOf('01');
  const serial = valueOf('21');
  return { lotId, ...(gtin === undefined ? {} : { gtin }), ...(serial === undefined ? {} : { serial }) };
}

function assertSerial(serial: string): void {
  const identifier = applicationIdentifier('21');
  const fault = identifier === undefined ? undefined : valueFault(identifier, serial);
  if (fault !== undefined) {
    throw new AppError('invalid-input', { message: `Serial "${serial}" cannot be printed: ${fault}.` });
  }
}
