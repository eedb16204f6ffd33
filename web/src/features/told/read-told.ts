import { englishForms } from './english-forms.ts';

/** A sentence that the interface says in English in one fixed form. */
export type ToldKey = keyof typeof englishForms;

/** A sentence that was recognised, and what stood in its gaps, as English writes it. */
export interface Told {
  key: ToldKey;
  values: Readonly<Record<string, string>>;
}

const NUMBER = String.raw`[\d,]+(?:\.\d+)?`;
const AMOUNT = `${NUMBER} [A-Z]{3,4}`;
/** What may stand in a gap, by its name; anything else is words of people: names, reasons, places. */
const GAPS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['amount', 'net', 'fee', 'toSeller', 'toBuyer'].map((name) => [name, AMOUNT])),
  ...Object.fromEntries(
    ['mass', 'ordered', 'kg', 'percent', 'km', 'most', 'length', 'count', 'n', 'total'].map((name) => [
      name,
      NUMBER,
    ]),
  ),
  price: `${AMOUNT} per (?:piece|m|kg|100 kg|t)`,
};

const straight = (text: string): string => text.replaceAll('’', "'");
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const formOf = (message: string): RegExp =>
  new RegExp(
    `^${straight(message)
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? escaped(part) : `(?<${part}>${GAPS[part] ?? '.+?'})`))
      .join('')}$`,
    's',
  );

const forms = Object.entries(englishForms).map(
  ([key, message]) => [key as ToldKey, formOf(message)] as const,
);

const readOne = (sentence: string): Told | undefined => {
  for (const [key, form] of forms) {
    const found = form.exec(straight(sentence));
    if (found !== null) return { key, values: { ...found.groups } };
  }
  return undefined;
};

/**
 * What the interface has said, sentence by sentence; undefined where one of them is in no form that we know, so that it is
 * shown as it is.
 *
 * @example readTold('3,112.45 EUR are held for the order.') // [{ key: 'heldForOrder', values: { amount: '3,112.45 EUR' } }]
 */
export function readTold(text: string): Told[] | undefined {
  const whole = readOne(text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/(?<=\.) (?=[A-Z“])/).map(readOne);
  return parts.length < 2 || parts.includes(undefined) ? undefined : (parts as Told[]);
}
