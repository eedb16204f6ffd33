// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICarbonUnits} from "../../contracts/carbon/ICarbonUnits.sol";
import {UnitTotals} from "../../contracts/carbon/UnitTotals.sol";

/// @title UnitsProof
/// @notice INV-20: whatever is issued, retired and cancelled, in any order and number, issued = active + retired +
/// cancelled.
contract UnitsProof {
    ICarbonUnits.Totals private _totals;

    function issue(uint128 grams) external {
        _totals = UnitTotals.issue(_totals, grams);
    }

    function retire(uint128 grams) external {
        _totals = UnitTotals.retire(_totals, grams);
    }

    function cancel(uint128 grams) external {
        _totals = UnitTotals.cancel(_totals, grams);
    }

    function holds() external view {
        assert(uint256(_totals.issued) == uint256(_totals.active) + _totals.retired + _totals.cancelled);
    }
}

/// @title UnitsWrong
/// @notice The same without the cancelled ones: the solver must find the history that shows it.
contract UnitsWrong {
    ICarbonUnits.Totals private _totals;

    function issue(uint128 grams) external {
        _totals = UnitTotals.issue(_totals, grams);
    }

    function cancel(uint128 grams) external {
        _totals = UnitTotals.cancel(_totals, grams);
    }

    function holds() external view {
        assert(uint256(_totals.issued) == uint256(_totals.active) + _totals.retired);
    }
}
