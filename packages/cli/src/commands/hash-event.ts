import { hashDocument } from '@topsteel/domain/epcis';
import type { Command } from '../command.ts';
import { readText } from '../read-input.ts';

/** Prints the CBV 2.0 hash of each event in an EPCIS document, one a line, in the document's order. */
export const hashEvent: Command = {
  name: 'hash-event',
  usage: 'FILE',
  summary:
    'The hash of each EPCIS event in a file (XML, JSON or JSON-LD), as CBV 2.0 defines it: ni:///sha-256;…',
  async run({ arguments: [path = '-'] }) {
    const events = hashDocument(await readText(path));
    return { code: 0, text: events.map(({ eventId }) => eventId).join('\n'), json: events };
  },
};

/** Prints what is hashed: one pre-hash string a line. A line feed inside a value is a line feed here too. */
export const preHash: Command = {
  name: 'pre-hash',
  usage: 'FILE',
  summary: 'What is hashed of each EPCIS event in a file: the pre-hash string, one a line.',
  async run({ arguments: [path = '-'] }) {
    const events = hashDocument(await readText(path));
    return { code: 0, text: events.map((event) => event.preHash).join('\n'), json: events };
  },
};
