import { expect } from 'chai';
import { drawingOf, idOf, keepDrawing } from './drawn-once.ts';

const unpack = (packed: string): string[] => packed.split('|');
const read = (): string[] => {
  throw new Error('There is no page to read here.');
};

describe('What is drawn once', () => {
  it('is data beside the page, and then no id stands in it', () => {
    expect(drawingOf({ data: 'HEB 200|HEB 300' }, unpack, read)).to.deep.equal(['HEB 200', 'HEB 300']);
    expect(idOf({ data: 'HEB 200' })).to.deep.equal({});
  });

  it('is kept on the server for as long as others do not crowd it out', () => {
    keepDrawing('d1', 'S355J2+N|S235JR');
    for (let other = 2; other <= 128; other += 1) keepDrawing(`d${other.toString()}`, 'x');
    expect(drawingOf({ id: 'd1' }, unpack, read)).to.deep.equal(['S355J2+N', 'S235JR']);
    expect(idOf({ id: 'd1' })).to.deep.equal({ id: 'd1' });
    keepDrawing('d129', 'x');
    expect(() => drawingOf({ id: 'd1' }, unpack, () => [])).to.throw('document is not defined');
  });
});
