// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWalletDeployer} from "./IWalletDeployer.sol";

/// @title WalletDeployer
/// @notice The specification is {IWalletDeployer}.
contract WalletDeployer is IWalletDeployer {
    /// @inheritdoc IWalletDeployer
    function deploy(address factory, bytes calldata data) external {
        // What is returned is of no interest: the wallet must answer for itself afterwards.
        (bool isOk, ) = factory.call(data);
        if (!isOk) revert WalletDeployer_CallFailed(factory);
    }
}
