import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { problemOf } from '../backend/problem.ts';
import { refused } from '../backend/refused.ts';
import { loadWords } from '../words/load-words.ts';
import { KeptFields, KeptCell, KeptCheck, KeptSelect, KeptText } from './kept-fields.tsx';

const options = [
  { value: 'passed', label: 'Passed' },
  { value: 'failed', label: 'Failed' },
];

/** As it is drawn where no scripts run: what stands in the HTML is all that is left. */
async function drawn(entries: [string, string][] | null, body: unknown, isInRow = false): Promise<string> {
  const form = new FormData();
  for (const [name, value] of entries ?? []) form.append(name, value);
  const of: ReactNode = (
    <KeptFields refused={entries === null ? null : refused(problemOf(422, body), form)} isInRow={isInRow}>
      <KeptText name="remark" label="Remark" defaultValue="Extract of today" maxLength={500} />
      <KeptSelect name="result" label="Decision" options={options} />
      <KeptCheck name="subjects" value="orders" label="Orders" />
      <KeptCheck name="subjects" value="ledger" label="Ledger" defaultChecked />
      <KeptCell name="reason" label="Reason" />
    </KeptFields>
  );
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui: (await loadWords('en')).ui }}>
      {of}
    </NextIntlClientProvider>,
  );
}

const elementOf = (html: string, name: string): string =>
  new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0] ?? '';

describe('A form whose act was refused', () => {
  const typed: [string, string][] = [
    ['remark', 'Extract of 2019'],
    ['result', 'failed'],
    ['subjects', 'orders'],
    ['reason', 'Width is missing'],
  ];
  const sentence = 'Say in at most 10 characters what was found.';
  const atField = {
    code: 'VALIDATION_FAILED',
    detail: 'One field is wrong.',
    errors: [{ field: '/remark', message: sentence }],
  };

  it('shows its fields as they are by default before anything is sent', async () => {
    const html = await drawn(null, null);
    expect(elementOf(html, 'remark'))
      .to.contain('value="Extract of today"')
      .and.contain('aria-invalid="false"');
    expect(html).to.not.contain('role="alert"');
  });

  it('still holds all that was typed, chosen and ticked', async () => {
    const html = await drawn(typed, { code: 'CONFLICT', detail: 'It was decided meanwhile.' });
    expect(elementOf(html, 'remark')).to.contain('value="Extract of 2019"');
    expect(elementOf(html, 'reason')).to.contain('value="Width is missing"');
    expect(html).to.contain('<option value="failed" selected="">Failed</option>');
    expect(/<input[^>]* id="subjects-orders"[^>]*>/.exec(html)?.[0]).to.contain('checked=""');
    expect(/<input[^>]* id="subjects-ledger"[^>]*>/.exec(html)?.[0]).to.not.contain('checked=""');
  });

  it('marks the field at fault with its sentence, and leads to it from the top', async () => {
    const html = await drawn(typed, atField);
    expect(elementOf(html, 'remark'))
      .to.contain('aria-describedby="remark-error"')
      .and.contain('aria-invalid="true"');
    expect(html).to.match(/<div role="alert" tabindex="-1" autofocus=""/);
    expect(html).to.contain(`<a href="#remark" class="font-semibold text-bad">${sentence}</a>`);
    expect(/<p id="remark-error"[^>]*>.*?<\/p>/.exec(html)?.[0]).to.contain(sentence);
    expect(elementOf(html, 'reason')).to.contain('aria-invalid="false"');
  });

  it('leads nowhere from a row of a table, whose fields have no ids', async () => {
    expect(await drawn(typed, atField, true))
      .to.contain(`<span class="font-semibold text-bad">${sentence}</span>`)
      .and.not.contain('href=');
  });
});
