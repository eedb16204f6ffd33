import { AppError, isAppError } from '../errors/index.ts';
import { parseJsonText } from '../jcs/index.ts';
import { hashNode, type EventHash } from './hash-event.ts';
import { readJsonDocument } from './read-document.ts';
import { readXmlDocument } from './read-xml-document.ts';

/**
 * The CBV 2.0 hash of every event in a document, in the document's order. Reads EPCIS 2.0 JSON and JSON-LD (capture and
 * query documents, one event, a list of events) and EPCIS 1.x and 2.0 XML; the same event hashes alike in each.
 *
 * @throws AppError `invalid-input` when the text is neither, holds no events, or an event has no type.
 * @example hashDocument('<epcis:EPCISDocument …').map(({ eventId }) => eventId)
 */
export function hashDocument(text: string): EventHash[] {
  const content = text.replace(/^\uFEFF/, '').trimStart();
  const nodes = content.startsWith('<') ? readXmlDocument(content) : readJsonDocument(parseJson(content));
  if (nodes.length === 0) {
    throw new AppError('invalid-input', {
      message: 'This document holds no EPCIS events: its list is empty.',
    });
  }
  return nodes.map(hashNode);
}

function parseJson(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (cause) {
    if (isAppError(cause) && cause.details['reason'] === 'repeated-name') throw cause;
    throw new AppError('invalid-input', {
      message: `This is neither EPCIS XML nor JSON: ${(cause as Error).message.replace(/^This is not JSON: /, '')}`,
      cause,
    });
  }
}
