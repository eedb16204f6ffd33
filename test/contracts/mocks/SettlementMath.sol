// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Commission} from "../../../contracts/settlement/Commission.sol";

/// @title SettlementMath
/// @notice The pure libraries of the escrow, callable from tests.
contract SettlementMath {
    function feeOn(uint256 refundable, uint256 feeBps) external pure returns (uint256) {
        return Commission.feeOn(refundable, feeBps);
    }

    /// @notice What each share has of a commission that grew from `low` to `high`.
    function parts(
        uint256[] calldata sharesBps,
        uint256 low,
        uint256 high
    ) external pure returns (uint256[] memory result) {
        result = new uint256[](sharesBps.length);
        uint256 bpsLeft = Commission.BPS;
        for (uint256 i = 0; i < sharesBps.length; ++i) {
            (result[i], low, high) = Commission.share(low, high, sharesBps[i], bpsLeft);
            bpsLeft -= sharesBps[i];
        }
    }
}
