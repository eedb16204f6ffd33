import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { readCertificate, type CertificateReading } from '@topsteel/domain/en10168';
import { documentLanguages, findEmbeddedJson, renderCertificatePdf, type DocumentLanguage } from './index.ts';

const LINK = 'https://topsteel.example/01/09520123456788/10/M26-0417/21/7';

/** A plate certificate with every part that is printed. */
function certificate(
  change: (parts: Record<string, Record<string, unknown>>) => void = () => undefined,
): CertificateReading {
  const parts: Record<string, Record<string, unknown>> = {
    CommercialTransaction: {
      A01: {
        Name: 'Stahlwerk Moselkopf & Söhne',
        Street: ['Hüttenweg 1'],
        ZipCode: '66763',
        City: 'Dillingen',
        Country: 'DE',
      },
      A02: 'Abnahmeprüfzeugnis 3.1 nach EN 10204:2004',
      A03: 'MK-26-0417',
      'A06.1': {
        Name: 'Nordkai Stahlbau',
        Street: ['Kai 2'],
        ZipCode: '20457',
        City: 'Hamburg',
        Country: 'DE',
      },
      A07: 'PO 4711',
    },
    ProductDescription: {
      B01: 'Hot rolled plate',
      B02: { SteelDesignation: ['S355J2+N'], ProductNorm: ['EN 10025-2:2019'] },
      B07: ['P1', 'P2'],
      B08: 8,
      B09: { Form: 'Plate', Width: 2000, Thickness: 20, Unit: 'mm' },
      B10: { Property: 'Length', Value: 6000, Unit: 'mm' },
      B13: { Value: 15072, Unit: 'kg' },
    },
    Inspection: {
      C00: 'M26-0417',
      C03: '-20 °C',
      ChemicalComposition: {
        C70: 'Y',
        C71: { Symbol: 'C', Actual: { Value: '0.160' }, Maximum: { Value: '0.20' }, Unit: '%' },
        C72: { Symbol: 'Nb', Actual: { Value: '0.005', Operator: '<' }, Unit: '%' },
      },
      TensileTest: { C11: { Value: 378, Unit: 'MPa', Minimum: 345 }, C12: { Value: 531, Unit: 'MPa' } },
      NotchedBarImpactTest: {
        C42: [{ Value: 96 }, { Value: 104 }, { Value: 88 }],
        C43: { Value: 96, Unit: 'J' },
      },
      OtherMechanicalTests: { C50: { Key: 'Bend test', Value: 'ohne Befund' } },
    },
    Validation: {
      Z01: 'The material complies with the order.',
      Z02: '2026-09-14',
      Z03: { Name: 'Jutta Kerner', Title: 'Werkssachverständige' },
    },
  };
  change(parts);
  const { reading } = readCertificate({ Certificate: parts });
  if (reading === undefined) throw new Error('The certificate could not be read.');
  return reading;
}

async function render(reading = certificate(), language: DocumentLanguage = 'en') {
  const json = reading.canonicalBytes;
  return renderCertificatePdf(reading, { language, json, link: LINK });
}

interface PdfObject {
  /** The object without its stream. */
  text: string;
  stream: Buffer | undefined;
}

/** The objects of a PDF as they stand in the file; there are no object streams in ours. */
function objectsOf(pdf: Uint8Array): Map<number, PdfObject> {
  const file = Buffer.from(pdf).toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of file.matchAll(/(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const body = file.slice(start, file.indexOf('\nendobj', start));
    const at = body.indexOf('stream\n');
    if (at === -1) {
      objects.set(Number(match[1]), { text: body, stream: undefined });
      continue;
    }
    const text = body.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
    const raw = Buffer.from(body.slice(at + 7, at + 7 + length), 'latin1');
    objects.set(Number(match[1]), { text, stream: text.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

/** The object that a key of another refers to. */
function follow(objects: Map<number, PdfObject>, from: PdfObject, key: string): PdfObject {
  const number = new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`).exec(from.text)?.[1];
  const found = objects.get(Number(number));
  if (found === undefined) throw new Error(`${key} refers to nothing in ${from.text}`);
  return found;
}

describe('a certificate as PDF/A-3b', () => {
  let pdf: Uint8Array;
  let objects: Map<number, PdfObject>;
  let catalog: PdfObject;
  let file: string;
  before(async () => {
    pdf = await render();
    objects = objectsOf(pdf);
    file = Buffer.from(pdf).toString('latin1');
    const root = Number(/\/Root (\d+) 0 R/.exec(file.slice(file.lastIndexOf('trailer')))?.[1]);
    catalog = objects.get(root) ?? { text: '', stream: undefined };
  });

  it('has the header, the file identifier and no encryption (ISO 19005-3, 6.1.2, 6.1.3)', () => {
    expect(file.slice(0, 9)).to.equal('%PDF-1.7\n');
    const [, binary = ''] = file.split('\n');
    expect(binary).to.match(/^%[\u0080-\u00ff]{4}/);
    const trailer = file.slice(file.lastIndexOf('trailer'));
    expect(trailer).to.match(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(trailer).not.to.contain('/Encrypt');
    expect(file.trimEnd().endsWith('%%EOF')).to.equal(true);
  });

  it('identifies itself as part 3, conformance B in metadata that agrees with the information (6.6.2, 6.6.4)', () => {
    const metadata = follow(objects, catalog, 'Metadata');
    expect(metadata.text).not.to.contain('/Filter');
    const xmp = metadata.stream?.toString('utf8') ?? '';
    expect(xmp).to.match(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(xmp).to.contain('Inspection certificate 3.1 MK-26-0417');
    expect(xmp).to.contain('Stahlwerk Moselkopf Söhne');
    expect(xmp).to.contain('<xmp:CreateDate>2026-09-14T00:00:00Z</xmp:CreateDate>');
    expect(xmp).to.not.match(/&(?!amp;|lt;|gt;)/);
    expect(file).to.contain('(D:20260914000000Z)');
  });

  it('has one output intent with an sRGB profile of three components (6.2.3)', () => {
    const intent = follow(objects, catalog, 'OutputIntents');
    expect(intent.text).to.contain('/S /GTS_PDFA1');
    const profile = follow(objects, intent, 'DestOutputProfile');
    expect(profile.text).to.contain('/N 3');
    expect(profile.stream?.subarray(36, 40).toString('latin1')).to.equal('acsp');
    expect(profile.stream?.subarray(16, 20).toString('latin1')).to.equal('RGB ');
  });

  it('embeds every font with its widths and Unicode map (6.2.11)', () => {
    const fonts = [...objects.values()].filter(({ text }) => /\/Type \/Font\n/.test(text));
    const composite = fonts.filter(({ text }) => text.includes('/Subtype /Type0'));
    expect(composite).to.have.length(2);
    expect(
      fonts.filter(({ text }) => !text.includes('/Type0') && !text.includes('/CIDFontType2')),
    ).to.deep.equal([]);
    for (const font of composite) {
      expect(follow(objects, font, 'ToUnicode').stream?.toString('latin1')).to.contain('beginbfrange');
      const descendant = follow(objects, font, 'DescendantFonts');
      expect(descendant.text).to.contain('/CIDToGIDMap /Identity');
      const program = follow(objects, follow(objects, descendant, 'FontDescriptor'), 'FontFile2');
      expect(program.stream?.length).to.be.greaterThan(1_000);
    }
  });

  it('has no transparency, script, form, movie or external content (6.2.10, 6.3 to 6.5)', () => {
    const dictionaries = [...objects.values()].map(({ text }) => text).join('\n');
    for (const forbidden of [
      '/SMask',
      '/CA ',
      '/ca ',
      '/BM ',
      '/JavaScript',
      '/JS ',
      '/AcroForm',
      '/RichMedia',
      '/Movie',
      '/Launch',
      '/XFA',
      '/Ref ',
    ]) {
      expect(dictionaries, forbidden).not.to.contain(forbidden);
    }
    expect(dictionaries).not.to.match(/\/Group\s*<</);
  });

  it('prints its links (6.5.3)', () => {
    const links = [...objects.values()].filter(({ text }) => text.includes('/Subtype /Link'));
    expect(links.map(({ text }) => /\/F (\d+)/.exec(text)?.[1])).to.deep.equal(['4']);
  });

  it('embeds the JSON as its source, the same bytes (6.8)', () => {
    expect(catalog.text).to.match(/\/AF \[\d+ 0 R\]/);
    const specification = follow(objects, catalog, 'AF');
    for (const part of [
      '/Type /Filespec',
      '/AFRelationship /Source',
      '/F (certificate.json)',
      '/UF (certificate.json)',
    ]) {
      expect(specification.text).to.contain(part);
    }
    const names = follow(objects, catalog, 'Names');
    expect(names.text + [...objects.values()].map(({ text }) => text).join('')).to.contain('/EmbeddedFiles');
    const embedded = follow(objects, specification, 'F');
    expect(embedded.text).to.contain('/Subtype /application#2Fjson');
    const sha256 = createHash('sha256')
      .update(embedded.stream ?? '')
      .digest('hex');
    expect(`0x${sha256}`).to.equal(certificate().documentHash);
    expect(readCertificate(embedded.stream?.toString('utf8')).reading?.documentHash).to.equal(
      certificate().documentHash,
    );
  });

  it('is the same for the same input, whenever it is made', async () => {
    expect(Buffer.from(await render()).equals(Buffer.from(pdf))).to.equal(true);
  });
});

/** All text that the pages show, by the fonts' Unicode maps, without spaces. */
function shownText(pdf: Uint8Array): string {
  const objects = objectsOf(pdf);
  const maps = new Map<string, Map<number, string>>();
  for (const { text } of objects.values()) {
    for (const [, name = '', number] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(number));
      const stream = font?.text.includes('/Type0')
        ? follow(objects, font, 'ToUnicode').stream?.toString('latin1')
        : undefined;
      if (stream === undefined) continue;
      const map = new Map<number, string>();
      let code = 0;
      for (const [, start = '0', list = ''] of stream.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
        code = Number.parseInt(start, 16);
        for (const [, hex = ''] of list.matchAll(/<([0-9a-f ]*)>/g)) {
          map.set(
            code,
            String.fromCharCode(
              ...(hex.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
            ),
          );
          code += 1;
        }
      }
      maps.set(name, map);
    }
  }
  let shown = '';
  for (const { text, stream } of objects.values()) {
    if (stream === undefined || text.includes('/Type') || text.includes('/Length1')) continue;
    let map: Map<number, string> | undefined;
    for (const [whole, name, hex = ''] of stream
      .toString('latin1')
      .matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
      if (name !== undefined) map = maps.get(name);
      else if (map !== undefined && whole.startsWith('<')) {
        for (const unit of hex.match(/.{4}/g) ?? []) shown += map.get(Number.parseInt(unit, 16)) ?? '';
      }
    }
  }
  return shown.replace(/\s+/g, '');
}

describe('the JSON inside of a PDF', () => {
  it('is found again, byte for byte', async () => {
    const found = findEmbeddedJson(await render());
    expect(Buffer.from(found ?? []).equals(Buffer.from(certificate().canonicalBytes))).to.equal(true);
  });

  it('is nothing where there is none, or where it would unpack beyond any certificate', () => {
    expect(findEmbeddedJson(Buffer.from('%PDF-1.7\nnothing'))).to.equal(undefined);
    expect(findEmbeddedJson(Buffer.from('{}'))).to.equal(undefined);
    const bomb = deflateSync(Buffer.alloc(8_000_000));
    const file = (stream: Buffer) =>
      Buffer.concat([
        Buffer.from(
          `%PDF-1.7\n1 0 obj\n<<\n/Type /EmbeddedFile\n/Length ${stream.length}\n/Filter /FlateDecode\n>>\nstream\n`,
        ),
        stream,
        Buffer.from('\nendstream\nendobj'),
      ]);
    expect(findEmbeddedJson(file(bomb))).to.equal(undefined);
    expect(
      Buffer.from(findEmbeddedJson(file(deflateSync(Buffer.from('{"a":1}')))) ?? []).toString(),
    ).to.equal('{"a":1}');
    expect(findEmbeddedJson(file(Buffer.from('garbage')))).to.equal(undefined);
  });
});

describe('what the page says', () => {
  it('is in six languages, with the official name of the document and the item codes', async () => {
    const titles = {
      en: ['Inspectioncertificate3.1', 'Heatnumber', '0.160'],
      fr: ['Certificatderéception3.1', 'Numérodecoulée', '0,160'],
      de: ['Abnahmeprüfzeugnis3.1', 'Schmelzennummer', '0,160'],
      es: ['Certificadodeinspección3.1', 'Númerodecolada', '0,160'],
      it: ['Certificatodicontrollo3.1', 'Numerodicolata', '0,160'],
      nl: ['Keuringscertificaat3.1', 'Chargenummer', '0,160'],
    };
    for (const language of documentLanguages) {
      const shown = shownText(await render(certificate(), language));
      for (const text of [
        ...titles[language],
        'A01',
        'B13',
        'C43',
        'Z02',
        'StahlwerkMoselkopf&Söhne',
        '<0',
        'M26-0417',
        'JuttaKerner',
      ]) {
        expect(shown, `${language} ${text}`).to.contain(text);
      }
    }
  }).timeout(20_000);

  it('goes on over as many pages as it needs, with the head of each table again', async () => {
    const many = certificate((parts) => {
      parts['Inspection'] = {
        ...parts['Inspection'],
        TensileTest: { C11: Array.from({ length: 90 }, (_, i) => ({ Value: 350 + i, Unit: 'MPa' })) },
      };
    });
    const pdf = await render(many, 'en');
    const pages = [...objectsOf(pdf).values()].filter(({ text }) => /\/Type \/Page\n/.test(text));
    expect(pages.length).to.equal(3);
    const shown = shownText(pdf);
    expect(shown).to.contain('Page3of3');
    expect(shown.split('Singlevalues').length - 1).to.be.greaterThan(1);
    expect(shown).to.contain('439');
  });

  it('never shows a glyph that its font lacks (6.2.11.8)', async () => {
    const foreign = certificate((parts) => {
      parts['ProductDescription'] = { ...parts['ProductDescription'], B01: 'Hot\u0007 rolled 钢板 plate' };
    });
    expect(shownText(await render(foreign, 'en'))).to.contain('Hotrolled\u{FFFD}\u{FFFD}plate');
  });

  it('has a QR code only for a link, and refuses another JSON than its own', async () => {
    expect(shownText(await render(certificate(), 'en'))).to.contain('Verifythiscertificate');
    const reading = certificate();
    const bare = await renderCertificatePdf(reading, { language: 'en', json: reading.canonicalBytes });
    expect(shownText(bare)).not.to.contain('Verifythiscertificate');
    const other = renderCertificatePdf(reading, { language: 'en', json: Buffer.from('{}') });
    const refusal: unknown = await other.catch((error: unknown) => error);
    expect((refusal as Error).message).to.equal(
      'The JSON to embed is not the document that the certificate was read from. Pass its canonical bytes.',
    );
  });
});
