import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { readRows } from './read-rows.ts';
import { readXlsx } from './read-xlsx.ts';

/** A ZIP file of these entries, deflated; checksums are left at zero, which a reader of one sheet does not ask for. */
function zipOf(files: Record<string, string>): ArrayBuffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), deflateRawSync(text)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    locals.push(local, name, data);
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end])).buffer;
}

const SHARED =
  '<sst><si><t>Artikel</t></si><si><t>Menge</t></si><si><t>Einheit</t></si><si><t>HEB200-12</t></si><si><t>Stk</t></si>' +
  '<si><r><t>S355J2 &lt;20&gt; </t></r><r><t xml:space="preserve">&amp; mehr</t></r></si></sst>';
const SHEET =
  '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
  '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>4</v></c><c r="C2" t="s"><v>4</v></c></row>' +
  '<row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3"><v>2.5</v></c><c r="C3" t="inlineStr"><is><t>t</t></is></c></row></sheetData></worksheet>';

describe('readXlsx', () => {
  it('reads the first sheet of a workbook: texts, figures, signs', async () => {
    const cells = await readXlsx(
      zipOf({
        'xl/workbook.xml': '<workbook/>',
        'xl/sharedStrings.xml': SHARED,
        'xl/worksheets/sheet1.xml': SHEET,
      }),
    );
    expect(cells).to.deep.equal([
      ['Artikel', 'Menge', 'Einheit'],
      ['HEB200-12', '4', 'Stk'],
      ['S355J2 <20> & mehr', '2.5', 't'],
    ]);
    expect(readRows(cells)[0]).to.deep.equal({
      text: 'HEB200-12 4 Stk',
      offer: 'HEB200-12',
      amount: '4',
      unit: 'piece',
    });
  });
  it('refuses what is no workbook', async () => {
    const bytes = new TextEncoder().encode('no workbook, but long enough to be looked at');
    const error = await readXlsx(bytes.buffer).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error).with.property('message', 'not a ZIP file');
  });
});
