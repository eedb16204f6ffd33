// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title MassBalance
/// @notice The arithmetic of the material ledger: what grams of steel take along of its emissions, and how emissions
/// are shared. Masses are grams, emissions grams of CO2e. A product of two of them fits 256 bits.
library MassBalance {
    /// @notice Takes `grams` out of a lot that has `massGrams` and `emissionsGrams` left. What is taken and what is
    /// left add up to what was there, and the last gram takes all emissions that are left.
    /// @dev Assumes `0 < grams <= massGrams`.
    /// @return massLeft What is left of the mass.
    /// @return emissionsLeft What is left of the emissions.
    /// @return carriedGrams What is taken of the emissions: `floor(emissionsGrams * grams / massGrams)`.
    function take(
        uint128 massGrams,
        uint128 emissionsGrams,
        uint128 grams
    ) internal pure returns (uint128 massLeft, uint128 emissionsLeft, uint128 carriedGrams) {
        // grams <= massGrams, so the quotient is at most emissionsGrams.
        carriedGrams = uint128((uint256(emissionsGrams) * grams) / massGrams);
        massLeft = massGrams - grams;
        emissionsLeft = emissionsGrams - carriedGrams;
    }

    /// @notice The share of one output in `emissionsGrams`, of which earlier outputs have left `leftGrams`. Every
    /// output has `floor(emissionsGrams * partGrams / wholeGrams)`, except that the last one has what is left.
    /// @dev Assumes that the parts sum to `wholeGrams`.
    function share(
        uint128 emissionsGrams,
        uint128 leftGrams,
        uint128 partGrams,
        uint256 wholeGrams,
        bool isLast
    ) internal pure returns (uint128) {
        // partGrams <= wholeGrams, so the quotient is at most emissionsGrams.
        return isLast ? leftGrams : uint128((uint256(emissionsGrams) * partGrams) / wholeGrams);
    }

    /// @notice Whether a transformation balances to the gram.
    function isBalanced(
        uint256 inputGrams,
        uint256 outputGrams,
        uint128 lossGrams
    ) internal pure returns (bool) {
        return inputGrams == outputGrams + lossGrams;
    }

    /// @notice The mass under a certificate after one more lot, and whether the certificate covers it.
    function cover(
        uint128 usedGrams,
        uint128 massGrams,
        uint128 certifiedGrams
    ) internal pure returns (uint256 totalGrams, bool isCovered) {
        totalGrams = uint256(usedGrams) + massGrams;
        isCovered = totalGrams <= certifiedGrams;
    }
}
