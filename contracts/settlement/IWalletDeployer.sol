// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IWalletDeployer
/// @notice Deploys the wallets that ERC-6492 signatures name, on behalf of a contract that must not make arbitrary
/// calls itself. It has no storage, holds nothing and is allowed nothing anywhere, so what it is told to call does
/// not matter.
/// @dev Warning: never give this contract a role, a token or an allowance. Anyone can make it call anything.
interface IWalletDeployer {
    /// @notice The call to the factory reverted.
    error WalletDeployer_CallFailed(address factory);

    /// @notice Calls `factory` with `data`. Anyone.
    function deploy(address factory, bytes calldata data) external;
}
