import type { Invoice } from './invoice.ts';
import { arithmeticRules } from './rules-arithmetic.ts';
import { categoryRules } from './rules-category.ts';
import { codeRules } from './rules-codes.ts';
import { presenceRules } from './rules-presence.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** Every rule that is checked. */
export const invoiceRules: readonly Rule[] = [
  ...presenceRules,
  ...arithmeticRules,
  ...categoryRules,
  ...codeRules,
];

/**
 * What an invoice or credit note breaks of EN 16931-1; nothing when it conforms. Rules on groups that are not modelled
 * are not checked.
 *
 * @example checkInvoice(invoice).map(({ rule }) => rule) // ['BR-CO-16']
 */
export function checkInvoice(invoice: Invoice): RuleFinding[] {
  return invoiceRules.flatMap((rule) =>
    rule.failures(invoice).map((path) => ({ rule: rule.id, text: rule.text, path })),
  );
}
