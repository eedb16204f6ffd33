// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title MintReenterer
/// @notice An account that runs any call, and calls again what it last called when it receives an ERC-721.
contract MintReenterer {
    address private _target;
    bytes private _call;
    /// @notice How often the hook ran.
    uint256 public hooks;

    /// @notice Makes one call and remembers it.
    function run(address target, bytes calldata call) external returns (bytes memory) {
        (_target, _call) = (target, call);
        return Address.functionCall(target, call);
    }

    /// @notice Receives a token, and re-enters.
    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        ++hooks;
        Address.functionCall(_target, _call);
        return this.onERC721Received.selector;
    }
}
