// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementSystem} from "../../../contracts/deployment/ISettlementSystem.sol";

/// @title LedgerStandIn
/// @notice Remembers what the material ledger is told at birth.
contract LedgerStandIn {
    address public immutable directory;
    address public immutable registry;
    address public immutable settlementEscrow;
    address public immutable fiatSettlement;

    constructor(address directory_, address registry_, address escrow, address fiat) {
        directory = directory_;
        registry = registry_;
        settlementEscrow = escrow;
        fiatSettlement = fiat;
    }
}

/// @title EscrowStandIn
/// @notice Remembers what the settlement escrow is told at birth.
contract EscrowStandIn {
    error EscrowStandIn_CapZero(address token);

    address public immutable directory;
    address public immutable ledger;
    address public immutable reports;
    address public immutable permit2;
    address public immutable walletDeployer;
    mapping(address token => uint256) public capOf;

    constructor(
        address directory_,
        address ledger_,
        address reports_,
        address permit2_,
        address walletDeployer_,
        ISettlementSystem.TokenCap[] memory caps
    ) {
        directory = directory_;
        ledger = ledger_;
        reports = reports_;
        permit2 = permit2_;
        walletDeployer = walletDeployer_;
        for (uint256 i = 0; i < caps.length; ++i) {
            if (caps[i].cap == 0) revert EscrowStandIn_CapZero(caps[i].token);
            capOf[caps[i].token] = caps[i].cap;
        }
    }
}

/// @title FiatStandIn
/// @notice Remembers what the fiat settlement is told at birth.
contract FiatStandIn {
    address public immutable directory;
    address public immutable ledger;
    address public immutable reports;

    constructor(address directory_, address ledger_, address reports_) {
        directory = directory_;
        ledger = ledger_;
        reports = reports_;
    }
}
