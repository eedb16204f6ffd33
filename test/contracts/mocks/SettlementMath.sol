// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Commission} from "../../../contracts/settlement/Commission.sol";
import {ISettlementEscrow} from "../../../contracts/settlement/ISettlementEscrow.sol";
import {PaymentState} from "../../../contracts/settlement/PaymentState.sol";

/// @title SettlementMath
/// @notice The pure libraries of the escrow, callable from tests.
contract SettlementMath {
    using PaymentState for PaymentState.State;

    function feeOn(uint120 refundable, uint16 feeBps) external pure returns (uint120) {
        return Commission.feeOn(refundable, feeBps);
    }

    function partsBetween(
        ISettlementEscrow.FeeShare[] calldata shares,
        uint256 low,
        uint256 high
    ) external pure returns (uint256[] memory) {
        return Commission.partsBetween(shares, low, high);
    }

    function roundTrip(PaymentState.State calldata state) external pure returns (PaymentState.State memory) {
        return PaymentState.unpack(_pack(state));
    }

    function _pack(PaymentState.State memory state) private pure returns (uint256) {
        return state.pack();
    }
}
