import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { undocumented } from './natspec.ts';

const PLANTED = `pragma solidity 0.8.37;

/// @notice Weighs. Every lot has a \`lotId\`.
interface IWeighbridge {
    /// @notice A weighing of \`gross\` grams.
    struct Weighing { uint256 gross; uint256 tare; }
    error IWeighbridge_Empty(uint256 lotId);
    /// @notice A weighing is over.
    event Weighed(uint256 lotId, uint256 grams);
    enum Phase { Idle, Busy }
    /// @notice Weighs a lot on an axle.
    /// @return netGrams What it weighs.
    function weigh(uint256 lotId, uint8 axles, uint8 driver) external returns (uint256 netGrams, bool isFair);
    function close() external;
}

library Elsewhere {
    function free(uint256 x) internal pure returns (uint256) { return x; }
}
`;

describe('NatSpec', function () {
  // The parser reads every interface, on machines that do other things beside.
  this.timeout(30_000);

  it('is complete in every interface', () => {
    const files = globSync('contracts/**/I*.sol');
    expect(files).to.include('contracts/reports/IOracleReports.sol');
    const missing = files.sort().flatMap((file) => undocumented(readFileSync(file, 'utf8'), file));
    expect(missing).to.deep.equal([]);
  });

  it('finds planted gaps, and nothing else', () => {
    expect(undocumented(PLANTED, 'I.sol')).to.deep.equal([
      'I.sol: struct IWeighbridge.Weighing does not tell tare',
      'I.sol: error IWeighbridge.IWeighbridge_Empty has no @notice',
      'I.sol: enum IWeighbridge.Phase has no @notice',
      'I.sol: function IWeighbridge.weigh does not tell driver',
      'I.sol: function IWeighbridge.weigh does not tell isFair',
      'I.sol: function IWeighbridge.close has no @notice',
    ]);
  });
});
