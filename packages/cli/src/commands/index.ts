import type { Command } from '../command.ts';
import { canonicalize } from './canonicalize.ts';
import { digitalLink } from './digital-link.ts';
import { hashEvent, preHash } from './hash-event.ts';
import { verify } from './verify.ts';
import { verifyCredential } from './verify-credential.ts';

/** Every word of `topsteel`, in the order that the help lists them. */
export const commands: readonly Command[] = [
  canonicalize,
  verify,
  verifyCredential,
  hashEvent,
  preHash,
  digitalLink,
];
