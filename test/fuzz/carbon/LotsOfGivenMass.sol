// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMaterialLedger} from "../../../contracts/provenance/IMaterialLedger.sol";

/// @title LotsOfGivenMass
/// @notice Answers {IMaterialLedger-lotOf} for lots that were put there: all that statements ask of a ledger.
contract LotsOfGivenMass {
    mapping(uint256 lotId => IMaterialLedger.Lot) private _lots;

    function put(uint256 lotId, address issuer, uint128 massGrams, uint128 emissionsGrams) external {
        IMaterialLedger.Lot storage lot = _lots[lotId];
        (lot.issuer, lot.massGrams, lot.emissionsGrams) = (issuer, massGrams, emissionsGrams);
        lot.commissionedAt = uint48(block.timestamp);
    }

    /// @notice The lot.
    function lotOf(uint256 lotId) external view returns (IMaterialLedger.Lot memory) {
        return _lots[lotId];
    }
}
