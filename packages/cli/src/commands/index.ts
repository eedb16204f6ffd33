import type { Command } from '../command.ts';
import { assess } from './assess.ts';
import { canonicalize } from './canonicalize.ts';
import { digitalLink } from './digital-link.ts';
import { footprint } from './footprint.ts';
import { genealogy } from './genealogy.ts';
import { hashEvent, preHash } from './hash-event.ts';
import { readCertificate } from './read-certificate.ts';
import { readStatement } from './read-statement.ts';
import { verify } from './verify.ts';
import { verifyCredential } from './verify-credential.ts';

/** Every word of `topsteel`, in the order that the help lists them. */
export const commands: readonly Command[] = [
  readCertificate,
  assess,
  verify,
  verifyCredential,
  genealogy,
  footprint,
  hashEvent,
  preHash,
  digitalLink,
  canonicalize,
  readStatement,
];
