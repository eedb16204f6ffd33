import type { Command } from '../command.ts';
import { assess } from './assess.ts';
import { canonicalize } from './canonicalize.ts';
import { readCertificate } from './read-certificate.ts';
import { readStatement } from './read-statement.ts';

/** Every word of `topsteel`, in the order that the help lists them. */
export const commands: readonly Command[] = [readCertificate, assess, canonicalize, readStatement];
