// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Commission
/// @notice The commission on a payment and its shares, as functions of what is refundable alone. Both never shrink as
/// it grows, so differences of them are what captures pay and refunds reverse.
/// @dev Unchecked: amounts are below 2^120, basis points at most 10,000, by the types and rules of terms.
library Commission {
    /// @notice Basis points of a whole.
    uint256 internal constant BPS = 10_000;

    /// @notice `floor(refundable * feeBps / 10_000)`, at most `refundable`.
    function feeOn(uint256 refundable, uint256 feeBps) internal pure returns (uint256) {
        unchecked {
            return (refundable * feeBps) / BPS;
        }
    }

    /// @notice One share of a commission that grew from `low` to `high`, both less the earlier shares, as
    /// `floor(high * shareBps / bpsLeft) - floor(low * shareBps / bpsLeft)`; and what both leave for the later ones.
    /// The last share has all that is left, since its shareBps is bpsLeft.
    /// @param bpsLeft The sum of this and the later shares, at least `shareBps`, above zero.
    function share(
        uint256 low,
        uint256 high,
        uint256 shareBps,
        uint256 bpsLeft
    ) internal pure returns (uint256 part, uint256 lowLeft, uint256 highLeft) {
        unchecked {
            uint256 lowPart = (low * shareBps) / bpsLeft;
            uint256 highPart = (high * shareBps) / bpsLeft;
            return (highPart - lowPart, low - lowPart, high - highPart);
        }
    }
}
