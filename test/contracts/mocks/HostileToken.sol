// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title HostileToken
/// @notice A token that accepts any authorization and does what a test tells it to: keep a fee, call back during a
/// transfer (as an ERC-777 hook would), change balances by itself, or say false instead of failing.
contract HostileToken is ERC20 {
    uint256 private _shortfall;
    address private _target;
    bytes private _call;
    bool private _isBubbling;
    bool private _isRefusing;
    /// @notice The last callback's outcome.
    bool public hasCalledBack;

    constructor() ERC20("Hostile", "HOST") {}

    /// @notice Gives `amount` to `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice A rebase: takes `amount` from `from` without being asked.
    function shrink(address from, uint256 amount) external {
        _burn(from, amount);
    }

    /// @notice From now on transfers deliver this much less.
    function keep(uint256 shortfall) external {
        _shortfall = shortfall;
    }

    /// @notice From now on transfers return false and move nothing.
    function refuse(bool isRefusing) external {
        _isRefusing = isRefusing;
    }

    /// @notice From now on transfers call `target` once, and fail as it fails when bubbling.
    function callBack(address target, bytes calldata call, bool isBubbling) external {
        _target = target;
        _call = call;
        _isBubbling = isBubbling;
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
        _move(from, to, value);
    }

    /// @inheritdoc ERC20
    function transfer(address to, uint256 value) public override returns (bool) {
        return _move(msg.sender, to, value);
    }

    /// @inheritdoc ERC20
    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        if (_isRefusing) return false;
        _spendAllowance(from, msg.sender, value);
        return _move(from, to, value);
    }

    function _move(address from, address to, uint256 value) private returns (bool) {
        if (_isRefusing) return false;
        _transfer(from, to, value - _shortfall);
        address target = _target;
        if (target == address(0)) return true;
        _target = address(0);
        (bool isOk, bytes memory reason) = target.call(_call);
        hasCalledBack = isOk;
        if (isOk || !_isBubbling) return true;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
