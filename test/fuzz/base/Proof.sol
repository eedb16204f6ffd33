// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "./Vm.sol";

/// @title Proof
/// @notice What every handler and every invariant test builds on.
abstract contract Proof {
    /// @dev `address(uint160(uint256(keccak256("hevm cheat code"))))`, where the runner listens.
    Vm internal constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    /// @notice A promise of docs/invariants.md is broken; `invariant_` is its number.
    error Broken(string invariant_, uint256 found, uint256 expected);
    /// @notice A call that must be refused went through.
    error NotRefused(string invariant_, bytes4 expected);
    /// @notice A call was refused for another reason than the one that was to be shown.
    error RefusedOtherwise(string invariant_, bytes4 expected, bytes reason);

    /// @notice A constructor reverted.
    error NotCreated(string artifact);

    /// @dev Creates a contract by its artifact's name: tests import interfaces alone, so that a changed contract is
    /// compiled without them.
    function create(string memory artifact, bytes memory arguments) internal returns (address created) {
        bytes memory code = bytes.concat(VM.getCode(artifact), arguments);
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        if (created == address(0)) revert NotCreated(artifact);
    }

    /// @dev `value` folded into `[low, high]`.
    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        if (value >= low && value <= high) return value;
        unchecked {
            uint256 width = high - low + 1;
            return width == 0 ? value : low + (value % width);
        }
    }

    function requireEqual(string memory invariant_, uint256 found, uint256 expected) internal pure {
        if (found != expected) revert Broken(invariant_, found, expected);
    }

    function requireAtMost(string memory invariant_, uint256 found, uint256 limit) internal pure {
        if (found > limit) revert Broken(invariant_, found, limit);
    }

    function requireTrue(string memory invariant_, bool holds) internal pure {
        if (!holds) revert Broken(invariant_, 0, 1);
    }

    /// @dev Calls `target` as `sender`; the call must be refused with the error `expected`.
    function requireRefused(
        string memory invariant_,
        address sender,
        address target,
        bytes memory data,
        bytes4 expected
    ) internal {
        VM.prank(sender);
        (bool succeeded, bytes memory reason) = target.call(data);
        if (succeeded) revert NotRefused(invariant_, expected);
        if (bytes4(reason) != expected) revert RefusedOtherwise(invariant_, expected, reason);
    }
}
