// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {IDirectory} from "./IDirectory.sol";
import {IOrganisationAccountFactory} from "./IOrganisationAccountFactory.sol";
import {OrganisationAccount} from "./OrganisationAccount.sol";

/// @title OrganisationAccountFactory
/// @notice The specification is {IOrganisationAccountFactory}.
contract OrganisationAccountFactory is IOrganisationAccountFactory {
    /// @inheritdoc IOrganisationAccountFactory
    address public immutable directory;

    constructor(address directory_) {
        directory = directory_;
    }

    /// @inheritdoc IOrganisationAccountFactory
    function create(
        address controller,
        address hostedSigner,
        bytes32 salt
    ) external returns (address account) {
        account = addressOf(controller, hostedSigner, salt);
        if (account.code.length != 0) return account;
        new OrganisationAccount{salt: salt}(IDirectory(directory), controller, hostedSigner);
        emit OrganisationAccountCreated(account, controller, hostedSigner, salt);
    }

    /// @inheritdoc IOrganisationAccountFactory
    function addressOf(address controller, address hostedSigner, bytes32 salt) public view returns (address) {
        bytes memory initCode = abi.encodePacked(
            type(OrganisationAccount).creationCode,
            abi.encode(directory, controller, hostedSigner)
        );
        return Create2.computeAddress(salt, keccak256(initCode));
    }
}
