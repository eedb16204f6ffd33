// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title HostileToken
/// @notice A token that accepts any authorization, keeps a fee of its own, and calls back where it is told to.
contract HostileToken is ERC20 {
    uint256 private _shortfall;
    address private _target;
    bytes private _call;

    constructor() ERC20("Hostile", "HOST") {}

    /// @notice Gives `amount` to `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice From now on transfers by authorization deliver this much less.
    function keep(uint256 shortfall) external {
        _shortfall = shortfall;
    }

    /// @notice From now on transfers by authorization call `target`, and fail as it fails.
    function callBack(address target, bytes calldata call) external {
        _target = target;
        _call = call;
    }

    /// @notice ERC-3009, without looking at the signature.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256,
        uint256,
        bytes32,
        bytes calldata
    ) external {
        _transfer(from, to, value - _shortfall);
        if (_target == address(0)) return;
        (bool isOk, bytes memory reason) = _target.call(_call);
        if (isOk) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
