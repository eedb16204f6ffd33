import { useTranslations } from 'next-intl';
import type { PriceBasis } from '@topsteel/domain/pricing';
import { localiseLines } from '@topsteel/domain/verdict';
import { engineText } from '../../ui/engine-text.ts';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { readTold, type Told } from './read-told.ts';

const BASES: Readonly<Record<string, PriceBasis>> = {
  piece: 'piece',
  m: 'metre',
  kg: 'kg',
  '100 kg': '100kg',
  t: 'tonne',
};
/** Names that a tariff has from us; a seller's own stay as the seller wrote them. */
const NAMES = ['van', 'rigid', 'articulated', 'extendable', 'usualRates'] as const;

const NUMBER = /^[\d,]+(?:\.\d+)?$/;
const AMOUNT = /^([\d,]+(?:\.\d+)?) ([A-Z]{3,4})(?: per (.+))?$/;

/** A figure as English writes it, as the language of the page does; words stay as they are. */
function figureText(text: string, formats: Formats): string {
  const number = (figure: string): string => formats.decimal(figure.replaceAll(',', ''));
  if (NUMBER.test(text)) return number(text);
  const [, figure, currency = '', basis] = AMOUNT.exec(text) ?? [];
  if (figure === undefined) return text;
  const known = basis === undefined ? undefined : BASES[basis];
  return known === undefined
    ? `${number(figure)}\u00a0${currency}`
    : `${number(figure)} ${currency}/${formats.basis(known)}`;
}

/** Says what the interface has told in English in the language of the page; undefined where it has no words for it. */
export function useTold(): (text: string) => string | undefined {
  const t = useTranslations('told');
  const formats = useFormats();
  const nameOf = (text: string): string => {
    const known = NAMES.find((name) => text === ENGLISH_NAMES[name]);
    return known === undefined ? text : t(`name.${known}`);
  };
  const valueText = (name: string, text: string): string => {
    // The engine's words and figures are said already.
    if (['property', 'value', 'limit', 'list'].includes(name)) return text;
    if (name === 'clause') return engineText(text, formats.language);
    if (name === 'vehicle' || name === 'tariff') return nameOf(text);
    if (name === 'country' || name === 'from') return formats.country(text);
    if (name === 'day') return formats.day(text);
    return figureText(text, formats);
  };
  const say = ({ key, values }: Told): string => {
    const [engine] = localiseLines([{ question: 'conformance', params: { ...values } }], formats.language);
    const given = Object.entries(engine?.params ?? values).map(([name, text]) => [
      name,
      valueText(name, text),
    ]);
    return t(`sentence.${key}`, Object.fromEntries(given) as Record<string, string>);
  };
  return (text) => readTold(text)?.map(say).join(' ');
}

const ENGLISH_NAMES: Readonly<Record<(typeof NAMES)[number], string>> = {
  van: 'van, 3.5 t',
  rigid: 'rigid lorry, 12 t',
  articulated: 'articulated lorry, 40 t',
  extendable: 'extendable trailer, to 18 m',
  usualRates: 'Usual rates',
};
