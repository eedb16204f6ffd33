import { expect } from 'chai';
import { readRoleMap } from './role-map.ts';

describe('readRoleMap', () => {
  it('reads a group and its duty a line', () => {
    expect(readRoleMap('Steel buyers = trade\n\n CN=IT,DC=nordkai=admin ')).to.deep.equal({
      map: { 'Steel buyers': 'trade', 'CN=IT,DC=nordkai': 'admin' },
    });
    expect(readRoleMap('')).to.deep.equal({ map: {} });
  });
  it('names the first line that is none', () => {
    expect(readRoleMap('Steel buyers = trade\nIT')).to.deep.equal({ wrongLine: 2 });
    expect(readRoleMap('IT = king')).to.deep.equal({ wrongLine: 1 });
    expect(readRoleMap('= admin')).to.deep.equal({ wrongLine: 1 });
  });
});
