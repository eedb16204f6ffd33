import type { Command } from '../command.ts';
import { canonicalize } from './canonicalize.ts';
import { verifyCredential } from './verify-credential.ts';
import { verify } from './verify.ts';

/** Every word of `topsteel`, in the order that the help lists them. */
export const commands: readonly Command[] = [canonicalize, verify, verifyCredential];
