// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title QuietToken
/// @notice A token in the manner of Tether's on Ethereum: transfers return nothing, an allowance must be zero before
/// it is changed, accounts can be blocked.
contract QuietToken {
    /// @notice The account is blocked.
    error Blocked(address account);
    /// @notice More than there is.
    error BalanceTooLow(uint256 balance, uint256 amount);

    mapping(address account => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;
    mapping(address account => bool) public isBlocked;

    /// @notice Gives `amount` to `to`.
    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    /// @notice Blocks or frees an account.
    function setBlocked(address account, bool isBlocked_) external {
        isBlocked[account] = isBlocked_;
    }

    /// @notice Returns nothing.
    function approve(address spender, uint256 amount) external {
        allowance[msg.sender][spender] = amount;
    }

    /// @notice Returns nothing.
    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    /// @notice Returns nothing.
    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        if (isBlocked[from]) revert Blocked(from);
        if (isBlocked[to]) revert Blocked(to);
        if (balanceOf[from] < amount) revert BalanceTooLow(balanceOf[from], amount);
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
