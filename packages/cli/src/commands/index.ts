import type { Command } from '../command.ts';
import { assess } from './assess.ts';
import { canonicalize } from './canonicalize.ts';

/** Every word of `topsteel`, in the order that the help lists them. */
export const commands: readonly Command[] = [assess, canonicalize];
