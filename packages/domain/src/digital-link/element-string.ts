import { AppError } from '../errors/index.ts';
import { applicationIdentifier, associationFault, valueFault } from './application-identifiers.ts';

/** One AI with its value. */
export interface DigitalLinkElement {
  ai: string;
  value: string;
}

const MAX_LENGTH = 8_192;

/**
 * The element string of AIs and their values: `^` stands for FNC1, at the start and after values without a predefined
 * length.
 *
 * @example writeElementString([{ ai: '01', value: '09520123456788' }, { ai: '21', value: '12345' }])
 * // '^01095201234567882112345'
 */
export function writeElementString(elements: readonly DigitalLinkElement[]): string {
  let text = '';
  let isSeparatorDue = true;
  for (const { ai, value } of elements) {
    text += `${isSeparatorDue ? '^' : ''}${ai}${value}`;
    isSeparatorDue = applicationIdentifier(ai)?.hasPredefinedLength !== true;
  }
  return text;
}

/**
 * Reads an element string, as scanned (`^` for FNC1) or as printed (`(01)…(21)…`). A repeat with the same value counts
 * once.
 *
 * @throws AppError `invalid-input` saying which AI is wrong, or that two exclude each other.
 * @example readElementString('(01)09520123456788(10)H4711')
 * // [{ ai: '01', value: '09520123456788' }, { ai: '10', value: 'H4711' }]
 */
export function readElementString(text: string): DigitalLinkElement[] {
  if (text.length > MAX_LENGTH) throw refused(`an element string has at most ${MAX_LENGTH} characters`);
  const found = text.startsWith('(') ? readPrinted(text) : readScanned(text);
  const elements = new Map<string, DigitalLinkElement>();
  for (const element of found) {
    const identifier = applicationIdentifier(element.ai);
    const fault = identifier ? valueFault(identifier, element.value) : `AI ${element.ai} is not assigned`;
    if (fault !== undefined) throw refused(fault);
    const earlier = elements.get(element.ai);
    if (earlier && earlier.value !== element.value)
      throw refused(`AI ${element.ai} is given twice, with two values`);
    if (!earlier) elements.set(element.ai, element);
  }
  const fault = associationFault([...elements.keys()]);
  if (fault !== undefined) throw refused(fault);
  return [...elements.values()];
}

/** A bracket inside a value cannot be told from the next AI; printed strings with such values are not supported. */
function readPrinted(text: string): DigitalLinkElement[] {
  const elements: DigitalLinkElement[] = [];
  const part = /\((\d{2,4})\)([^(]*)/y;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) throw refused('it does not go on with an AI in brackets, such as (01)');
    elements.push({ ai: match[1] ?? '', value: match[2] ?? '' });
  }
  return elements;
}

function readScanned(text: string): DigitalLinkElement[] {
  if (!text.startsWith('^'))
    throw refused('it begins neither with ^ (FNC1) nor with an AI in brackets, such as (01)');
  return text.slice(1).split('^').flatMap(readUnseparated);
}

/** Between two FNC1 stand values of predefined length, and one of any length at the end. */
function readUnseparated(text: string): DigitalLinkElement[] {
  const elements: DigitalLinkElement[] = [];
  let rest = text;
  do {
    const ai = [2, 3, 4].map((length) => rest.slice(0, length)).find((each) => applicationIdentifier(each));
    const identifier = applicationIdentifier(ai ?? '');
    if (ai === undefined || !identifier) throw refused(`no AI begins with ${rest.slice(0, 4)}`);
    const length = identifier.hasPredefinedLength
      ? identifier.components.reduce((sum, { max }) => sum + max, 0)
      : rest.length;
    elements.push({ ai, value: rest.slice(ai.length, ai.length + length) });
    rest = rest.slice(ai.length + length);
  } while (rest !== '');
  return elements;
}

function refused(reason: string): AppError {
  return new AppError('invalid-input', { message: `This is no GS1 element string: ${reason}.` });
}
