// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title Signing
/// @notice Who signed what under the escrow's EIP-712 domain. Part of {ISettlementEscrow}.
abstract contract Signing is ISettlementEscrow, EIP712 {
    constructor() EIP712("TopSteel SettlementEscrow", "1") {}

    /// @dev Whether the account (EOA or ERC-1271) signed the digest. High-s, 64-byte and zero recoveries do not count.
    function _isSigned(
        address account,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (bool) {
        return SignatureChecker.isValidSignatureNowCalldata(account, digest, signature);
    }

    /// @dev As {_isSigned}, of typed data.
    function _isStructSigned(
        address account,
        bytes32 structHash,
        bytes calldata signature
    ) internal view returns (bool) {
        return _isSigned(account, _hashTypedDataV4(structHash), signature);
    }

    function _requireStructSigned(
        address account,
        bytes32 structHash,
        bytes calldata signature
    ) internal view {
        if (!_isStructSigned(account, structHash, signature))
            revert SettlementEscrow_SignatureInvalid(account);
    }
}
