import { expect } from 'chai';
import { knownGrades, tablesOfGrade } from './tables-of-grade.ts';

describe('tablesOfGrade', () => {
  it('finds both editions of a norm, the current one first, whatever the delivery condition', () => {
    expect(
      tablesOfGrade('S355J2+N').map(({ table, grade }) => [
        table.norm,
        table.edition,
        grade.grade,
        grade.number,
      ]),
    ).to.deep.equal([
      ['EN 10025-2', '2019', 'S355J2', '1.0577'],
      ['EN 10025-2', '2004', 'S355J2', '1.0577'],
    ]);
  });
  it('finds a grade by its material number', () => {
    expect(tablesOfGrade('1.0577')[0]?.grade.grade).to.equal('S355J2');
  });
  it('never guesses a grade', () => {
    expect(tablesOfGrade('S355J9')).to.deep.equal([]);
  });
});

describe('knownGrades', () => {
  it('names each grade once', () => {
    const grades = knownGrades();
    expect(grades).to.include.members(['S235JR', 'S355J2', 'S355J2H', 'S460M', 'B500B']);
    expect(new Set(grades).size).to.equal(grades.length);
  });
});
