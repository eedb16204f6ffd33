// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Proof} from "./Proof.sol";

/// @title InvariantTest
/// @notice Tells the runner which functions of which handler make up the random histories.
abstract contract InvariantTest is Proof {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    address[] private _targets;
    FuzzSelector[] private _selectors;

    function target(address handler, bytes4[] memory selectors) internal {
        _targets.push(handler);
        _selectors.push(FuzzSelector(handler, selectors));
    }

    /// @notice Asked by the runner.
    function targetContracts() external view returns (address[] memory) {
        return _targets;
    }

    /// @notice Asked by the runner.
    function targetSelectors() external view returns (FuzzSelector[] memory) {
        return _selectors;
    }
}
