import type { Invoice } from './invoice.ts';

/** One rule of EN 16931-1 (6.4), under the id that the standard and its published checks name it by. */
export interface Rule {
  /** E.g. `BR-CO-10`. */
  id: string;
  /** What must hold, in one sentence with the business terms. */
  text: string;
  /** Where it does not hold, as paths such as `lines[0]`; nothing when it holds. */
  failures(invoice: Invoice): string[];
}

export interface RuleFinding {
  rule: string;
  text: string;
  path: string;
}

/** A rule on the whole document. */
export function onDocument(id: string, text: string, holds: (invoice: Invoice) => boolean): Rule {
  return { id, text, failures: (invoice) => (holds(invoice) ? [] : ['invoice']) };
}

/** A rule on each member of a list. */
export function onEach<Item>(
  id: string,
  text: string,
  list: { name: string; of: (invoice: Invoice) => readonly Item[] },
  holds: (item: Item, invoice: Invoice) => boolean,
): Rule {
  return {
    id,
    text,
    failures: (invoice) =>
      list.of(invoice).flatMap((item, index) => (holds(item, invoice) ? [] : [`${list.name}[${index}]`])),
  };
}

export const lines = { name: 'lines', of: ({ lines: all }: Invoice) => all };
export const breakdown = { name: 'vatBreakdown', of: ({ vatBreakdown }: Invoice) => vatBreakdown };
export const allowances = {
  name: 'allowances',
  of: ({ adjustments }: Invoice) => adjustments.filter(({ isCharge }) => !isCharge),
};
export const charges = {
  name: 'charges',
  of: ({ adjustments }: Invoice) => adjustments.filter(({ isCharge }) => isCharge),
};
const ofLines = (isCharge: boolean) => (invoice: Invoice) =>
  invoice.lines.flatMap(({ adjustments }) => adjustments.filter((each) => each.isCharge === isCharge));
export const lineAllowances = { name: 'lineAllowances', of: ofLines(false) };
export const lineCharges = { name: 'lineCharges', of: ofLines(true) };

/** Given, and not blank. */
export const isGiven = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && text.trim() !== '';
