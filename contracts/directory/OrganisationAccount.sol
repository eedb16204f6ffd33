// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IDirectory} from "./IDirectory.sol";
import {IOrganisationAccount} from "./IOrganisationAccount.sol";

/// @title OrganisationAccount
/// @notice The specification is {IOrganisationAccount}.
contract OrganisationAccount is IOrganisationAccount, IERC1271, ERC1155Holder, EIP712 {
    bytes32 private constant MESSAGE_TYPEHASH = keccak256("AccountMessage(bytes32 hash)");

    IDirectory private immutable DIRECTORY;
    /// @inheritdoc IOrganisationAccount
    address public immutable hostedSigner;
    /// @inheritdoc IOrganisationAccount
    address public controller;

    constructor(
        IDirectory directory,
        address controller_,
        address hostedSigner_
    ) EIP712("TopSteel OrganisationAccount", "1") {
        if (controller_ == address(0)) revert OrganisationAccount_ZeroController();
        DIRECTORY = directory;
        controller = controller_;
        hostedSigner = hostedSigner_;
        emit ControllerChanged(address(0), controller_);
        directory.addSigner(address(this), hostedSigner_, 0, type(uint48).max);
    }

    modifier onlyController() {
        if (msg.sender != controller) revert OrganisationAccount_NotController(msg.sender, controller);
        _;
    }

    /// @inheritdoc IOrganisationAccount
    function execute(
        address target,
        uint256 value,
        bytes calldata data
    ) external onlyController returns (bytes memory result) {
        return _execute(target, value, data);
    }

    /// @inheritdoc IOrganisationAccount
    function executeBatch(Call[] calldata calls) external onlyController returns (bytes[] memory results) {
        results = new bytes[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            results[i] = _execute(calls[i].target, calls[i].value, calls[i].data);
        }
    }

    /// @inheritdoc IOrganisationAccount
    function takeOver(address newController) external onlyController {
        if (newController == address(0)) revert OrganisationAccount_ZeroController();
        if (newController == address(this)) revert OrganisationAccount_ControllerIsSelf(newController);
        emit ControllerChanged(controller, newController);
        controller = newController;
        (, uint48 validUntil, ) = DIRECTORY.signerOf(address(this), hostedSigner);
        if (validUntil > block.timestamp) DIRECTORY.removeSigner(address(this), hostedSigner);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bool isValid = SignatureChecker.isValidSignatureNowCalldata(
            controller,
            accountMessageHash(hash),
            signature
        );
        return isValid ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }

    /// @inheritdoc IOrganisationAccount
    function accountMessageHash(bytes32 hash) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(MESSAGE_TYPEHASH, hash)));
    }

    function _execute(
        address target,
        uint256 value,
        bytes calldata data
    ) private returns (bytes memory result) {
        emit Executed(target, value, data.length < 4 ? bytes4(0) : bytes4(data[:4]));
        return Address.functionCallWithValue(target, data, value);
    }
}
