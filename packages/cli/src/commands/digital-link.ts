import {
  elementString,
  groupedLotCode,
  lotCodeOf,
  parseDigitalLink,
  readElementString,
  readLabelTarget,
  writeDigitalLink,
  type DigitalLinkElement,
} from '@topsteel/domain/digital-link';
import { isAppError } from '@topsteel/domain/errors';
import type { Command, Outcome } from '../command.ts';

/**
 * Prints the element string of a GS1 Digital Link, `^` for FNC1; or the canonical link of an element string, scanned or
 * printed. What is neither gets the reason and exit code 1.
 */
export const digitalLink: Command = {
  name: 'digital-link',
  usage: 'URI | "(01)…(10)…"',
  summary: 'The element string of a GS1 Digital Link (^ for FNC1), or the link of an element string.',
  run({ arguments: [text = ''] }) {
    return Promise.resolve(/^[(^]/.test(text) ? fromElementString(text) : fromLink(text));
  },
};

function fromLink(uri: string): Outcome {
  const read = parseDigitalLink(uri);
  if (read.ok) {
    const { elements, stem } = read.link;
    const text = elementString(read.link);
    return {
      code: 0,
      text,
      json: { isValid: true, elementString: text, stem, elements, link: linkOf(elements) },
    };
  }
  const label = readLabelTarget(uri);
  const isOurs = label !== undefined && label.gtin === undefined && uri.includes('/v/');
  const reason = isOurs ? selfIssued(label) : `Not a GS1 Digital Link: ${read.reason}.`;
  return { code: 1, text: reason, json: { isValid: false, reason } };
}

function fromElementString(text: string): Outcome {
  try {
    const elements = readElementString(text);
    const link = writeDigitalLink(elements);
    return { code: 0, text: link, json: { isValid: true, elementString: text, elements, link } };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: 1, text: error.message, json: { isValid: false, reason: error.message } };
  }
}

/** The canonical link; null when the elements cannot be written as one, such as AI 10 beside AI 235. */
function linkOf(elements: readonly DigitalLinkElement[]): string | null {
  try {
    return writeDigitalLink(elements);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

function selfIssued({ lotId, serial }: { lotId: bigint; serial?: string }): string {
  const bundle = serial === undefined ? '' : `, bundle ${serial}`;
  return `Not a GS1 Digital Link, but a link that the vendor issues without a GTIN: lot ${groupedLotCode(lotCodeOf(lotId))}${bundle}.`;
}
