// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICarbonUnits} from "./ICarbonUnits.sol";

/// @title UnitTotals
/// @notice The arithmetic of carbon units, in grams of CO2e. Every act keeps `issued = active + retired + cancelled`,
/// and an act that would break it reverts by overflow.
library UnitTotals {
    /// @notice After `grams` were issued: they are active.
    function issue(
        ICarbonUnits.Totals memory totals,
        uint128 grams
    ) internal pure returns (ICarbonUnits.Totals memory) {
        totals.issued += grams;
        totals.active += grams;
        return totals;
    }

    /// @notice After `grams` of the active ones were retired.
    function retire(
        ICarbonUnits.Totals memory totals,
        uint128 grams
    ) internal pure returns (ICarbonUnits.Totals memory) {
        totals.active -= grams;
        totals.retired += grams;
        return totals;
    }

    /// @notice After `grams` of the active ones were cancelled.
    function cancel(
        ICarbonUnits.Totals memory totals,
        uint128 grams
    ) internal pure returns (ICarbonUnits.Totals memory) {
        totals.active -= grams;
        totals.cancelled += grams;
        return totals;
    }
}
