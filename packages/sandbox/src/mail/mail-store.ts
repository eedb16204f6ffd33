import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

/** One received message, as the inbox shows it. */
export interface StoredMail {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  attachments: string[];
}

export type MailStore = ReturnType<typeof openMailStore>;

/** The received messages: one JSON file each, newest first. */
export function openMailStore(folder: string) {
  mkdirSync(folder, { recursive: true });
  let lastNumber = Math.max(0, ...idsIn(folder).map((id) => Number(id.split('-')[0])));
  return {
    /** Parses and keeps a message. `recipients` are those of the SMTP envelope: who really gets it, blind copies included. */
    async add(source: Buffer, recipients: readonly string[]): Promise<StoredMail> {
      const parsed = await simpleParser(source);
      lastNumber += 1;
      const mail: StoredMail = {
        id: `${String(lastNumber).padStart(6, '0')}-${String(Date.now())}`,
        receivedAt: new Date().toISOString(),
        from: parsed.from?.text ?? '',
        to: [...recipients],
        subject: parsed.subject ?? '(no subject)',
        text: parsed.text ?? '',
        html: typeof parsed.html === 'string' ? parsed.html : null,
        attachments: parsed.attachments.map((attachment) => attachment.filename ?? 'attachment'),
      };
      const path = join(folder, `${mail.id}.json`);
      await writeFile(`${path}.new`, JSON.stringify(mail));
      await rename(`${path}.new`, path);
      return mail;
    },
    list(limit: number): StoredMail[] {
      return idsIn(folder)
        .slice(0, limit)
        .map((id) => read(folder, id))
        .filter((mail) => mail !== null);
    },
    find: (id: string): StoredMail | null => (/^[\d-]+$/.test(id) ? read(folder, id) : null),
  };
}

function idsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
    .reverse();
}

function read(folder: string, id: string): StoredMail | null {
  try {
    return JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as StoredMail;
  } catch {
    return null;
  }
}
