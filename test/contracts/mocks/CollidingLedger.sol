// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MaterialLedger} from "../../../contracts/provenance/MaterialLedger.sol";

/// @title CollidingLedger
/// @notice A ledger in which every act leads to one of two lot ids, as a search for colliding hashes would.
contract CollidingLedger is MaterialLedger {
    constructor(
        address directory_,
        address registry_,
        address settlementEscrow_,
        address fiatSettlement_
    ) MaterialLedger(directory_, registry_, settlementEscrow_, fiatSettlement_) {}

    function _lotId(bytes32, uint256 ordinal) internal pure override returns (uint256) {
        return 7 + ordinal;
    }
}
