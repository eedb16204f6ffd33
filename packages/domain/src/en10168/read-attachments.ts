import { sha256 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Attachment } from './certificate-details.ts';
import type { Finding } from './finding.ts';
import type { AttachmentShape } from './shape.ts';

const hashes = new Map([
  ['sha256', sha256],
  ['sha3256', sha3_256],
]);

/**
 * Attachments with their stated hash compared to the hash of their bytes (EN 10168 JSON: SHA-256 or SHA3-256 over the
 * file as it was before it was encoded). A hash that differs is a warning: the certificate's own values stand.
 */
export function readAttachments(attachments: readonly AttachmentShape[], findings: Finding[]): Attachment[] {
  return attachments.map((attachment, index) => {
    const field = `Certificate.Attachments.${index}`;
    const fileName = attachment.FileName ?? `attachment ${index + 1}`;
    const bytes = bytesOf(attachment.Data ?? '');
    const isIntact = bytes === undefined ? null : isHashOf(attachment.Hash, bytes);
    if (isIntact === false) {
      findings.push({
        code: 'attachment-altered',
        severity: 'warn',
        field,
        message: `The attachment ${fileName.slice(0, 80)} does not have the hash that the certificate states for it.`,
        remedy: 'Ask the manufacturer for the attachment; the certificate itself is read without it.',
      });
    } else if (isIntact === null) {
      findings.push({
        code: 'attachment-unchecked',
        severity: 'info',
        field,
        message: `The attachment ${fileName.slice(0, 80)} has no ${bytes === undefined ? 'content' : 'hash'} that could be checked.`,
        remedy: 'State its SHA-256 in base64 or hex beside its data.',
      });
    }
    return {
      fileName,
      mediaType: attachment['MIME-Type'] ?? 'application/octet-stream',
      bytes: bytes?.length ?? 0,
      isIntact,
      field,
    };
  });
}

/** The bytes of a data address or of bare base64; undefined when it is neither. */
function bytesOf(data: string): Uint8Array | undefined {
  const body = data.replace(/^data:[^,]{0,200},/u, '').replace(/\s/gu, '');
  if (body === '' || !/^[A-Za-z0-9+/]*={0,2}$/u.test(body)) return undefined;
  try {
    return Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function isHashOf(stated: AttachmentShape['Hash'], bytes: Uint8Array): boolean | null {
  const hash = hashes.get((stated?.Algorithm ?? 'SHA256').toLowerCase().replace(/[-_]/gu, ''));
  if (hash === undefined || stated?.Value === undefined) return null;
  const hex = bytesToHex(hash(bytes));
  const value = stated.Value.trim();
  if (/^(?:0x)?[0-9a-f]{64}$/iu.test(value)) return value.toLowerCase().replace('0x', '') === hex;
  const decoded = bytesOf(value);
  return decoded === undefined ? false : bytesToHex(decoded) === hex;
}
