import { howTexts, type VerdictLine } from '@topsteel/chain/verify';
import {
  boldParts,
  isVerdictKey,
  renderTemplate,
  renderVerdict,
  toneOf,
  type DeliveryUnit,
  type VerdictLanguage,
  type VerdictTone,
} from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { Icon } from './icons.tsx';

/** Tone of a line; a key without words of its own counts as not checked. */
export function toneOfLine({ key }: VerdictLine): VerdictTone {
  return isVerdictKey(key) ? toneOf(key) : 'unknown';
}

export function wordsOfLine(
  { key, params }: VerdictLine,
  language: VerdictLanguage,
  unit: DeliveryUnit = 'bundle',
): string {
  return isVerdictKey(key) ? renderVerdict(key, params, language, unit) : '';
}

export function howOfLine({ how }: VerdictLine, language: VerdictLanguage): string {
  return renderTemplate(howTexts[language][how.key], how.params, language);
}

/** One line: icon, word, colour, sentence, and how it was checked. */
export function LineItem({
  line,
  language,
  where,
  unit = 'bundle',
}: {
  line: VerdictLine;
  language: VerdictLanguage;
  where: string;
  unit?: DeliveryUnit;
}): ReactElement {
  const tone = toneOfLine(line);
  return (
    <li className={`line ${tone}`} data-question={line.question}>
      <Icon tone={tone} />
      <div>
        <p className="says">
          <Bold text={wordsOfLine(line, language, unit)} />
        </p>
        <p className="how">{howOfLine(line, language)}</p>
        <p className="where">{where}</p>
      </div>
    </li>
  );
}

/** The system fonts of these pages have the small 2; the fonts of the other pages do not. */
export function Bold({ text }: { text: string }): ReactElement {
  return (
    <>
      {boldParts(text.replace(/CO2e/g, 'CO₂e')).map((part, i) =>
        part.bold ? <strong key={i}>{part.text}</strong> : <span key={i}>{part.text}</span>,
      )}
    </>
  );
}
