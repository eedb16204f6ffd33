// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title Commission
/// @notice The commission on a payment and its shares, as functions of what is refundable alone. Both never shrink as
/// it grows, so differences of them are what captures pay and refunds reverse.
library Commission {
    /// @notice Basis points of a whole.
    uint256 internal constant BPS = 10_000;

    /// @notice `floor(refundable * feeBps / 10_000)`, at most `refundable` for feeBps <= 10,000.
    function feeOn(uint120 refundable, uint16 feeBps) internal pure returns (uint120) {
        // feeBps <= 1,000 by the rules of terms: the quotient is below `refundable`, the product below 2^136.
        unchecked {
            return uint120((uint256(refundable) * feeBps) / BPS);
        }
    }

    /// @notice `floor(rest * shareBps / bpsLeft)`: a share of what earlier shares left. All of it for the last one,
    /// whose shareBps is bpsLeft.
    function partOf(uint256 rest, uint256 shareBps, uint256 bpsLeft) internal pure returns (uint256) {
        // rest is a commission, below 2^120; shareBps <= bpsLeft <= 10,000, and no share is zero.
        unchecked {
            return (rest * shareBps) / bpsLeft;
        }
    }

    /// @notice What each share has of the commission `high` less what it has of the commission `low`. The parts sum
    /// to `high - low`.
    function partsBetween(
        ISettlementEscrow.FeeShare[] calldata shares,
        uint256 low,
        uint256 high
    ) internal pure returns (uint256[] memory parts) {
        uint256 count = shares.length;
        parts = new uint256[](count);
        uint256 bpsLeft = BPS;
        for (uint256 i = 0; i < count; ++i) {
            uint256 shareBps = shares[i].shareBps;
            uint256 lowPart = partOf(low, shareBps, bpsLeft);
            uint256 highPart = partOf(high, shareBps, bpsLeft);
            // Parts are at most what is left, lowPart <= highPart as low <= high, and shares sum to 10,000.
            unchecked {
                parts[i] = highPart - lowPart;
                low -= lowPart;
                high -= highPart;
                bpsLeft -= shareBps;
            }
        }
    }
}
