import { auditObjectKind, type AuditObject } from '@topsteel/domain/api';
import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { loadWords } from '../../words/load-words.ts';
import type { Language } from '../../words/languages.ts';
import { EvidenceLink } from './evidence-link.tsx';

async function linkOf(kind: AuditObject['kind'], language: Language): Promise<string> {
  const { auditRecord } = await loadWords(language);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={language} timeZone="UTC" messages={{ auditRecord }}>
      <EvidenceLink kind={kind} id="O 1/2" lotCode={kind === 'lot' ? '65EK5QNEPN7QW367PSM5' : null} />
    </NextIntlClientProvider>,
  );
}

describe('The link to the evidence of an object', function () {
  // Catalogues are read from the disk.
  this.timeout(30_000);

  it('stands where there is evidence, and nowhere else', async () => {
    const offered = await Promise.all(
      auditObjectKind.options.map(async (kind) => [kind, await linkOf(kind, 'en')] as const),
    );
    const to = (path: string): string =>
      `<a href="/v2/${path}/evidence.zip" download="">Evidence bundle, verifiable offline (ZIP)</a>`;
    expect(Object.fromEntries(offered)).to.deep.equal({
      payment: to('audit/objects/payment/O%201%2F2'),
      certificate: to('audit/objects/certificate/O%201%2F2'),
      unit: to('audit/objects/unit/O%201%2F2'),
      lot: to('lots/65EK5QNEPN7QW367PSM5'),
      ...{ organisation: '', transaction: '', account: '' },
    });
  });

  it('is in the language of the page', async () => {
    const said = await Promise.all(
      (['fr', 'de', 'es', 'it', 'nl'] as const).map(async (language) =>
        (await linkOf('unit', language)).replace(/<[^>]*>/g, ''),
      ),
    );
    expect(said).to.deep.equal([
      'Dossier de preuve, vérifiable hors ligne (ZIP)',
      'Nachweispaket, offline prüfbar (ZIP)',
      'Paquete de pruebas, verificable sin conexión (ZIP)',
      'Fascicolo di prova, verificabile offline (ZIP)',
      'Bewijsbundel, offline te controleren (ZIP)',
    ]);
  });
});
