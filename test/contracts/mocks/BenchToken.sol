// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ERC20} from "solady/src/tokens/ERC20.sol";

/// @title BenchToken
/// @notice A plain token, on which gas is measured: Solady's ERC-20 with ERC-3009 by `bytes` signature. It takes
/// USDC's name, so that signatures are made as for USDC.
contract BenchToken is ERC20 {
    /// @notice Too late or too early for the authorization.
    error AuthorizationNotValid(uint256 time);
    /// @notice The nonce was used.
    error AuthorizationUsed(address authorizer, bytes32 nonce);
    /// @notice The caller is not the payee.
    error CallerNotPayee(address caller, address payee);
    /// @notice Not the authorizer's signature.
    error AuthorizationSignatureInvalid(address authorizer);

    bytes32 private constant RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    /// @notice Whether the authorizer's nonce was used.
    mapping(address authorizer => mapping(bytes32 nonce => bool)) public authorizationState;

    /// @notice Gives `amount` to `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice ERC-3009.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        if (msg.sender != to) revert CallerNotPayee(msg.sender, to);
        if (block.timestamp <= validAfter || block.timestamp >= validBefore) {
            revert AuthorizationNotValid(block.timestamp);
        }
        if (authorizationState[from][nonce]) revert AuthorizationUsed(from, nonce);
        bytes32 structHash = keccak256(
            abi.encode(RECEIVE_TYPEHASH, from, to, value, validAfter, validBefore, nonce)
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", DOMAIN_SEPARATOR(), structHash));
        if (!SignatureChecker.isValidSignatureNowCalldata(from, digest, signature)) {
            revert AuthorizationSignatureInvalid(from);
        }
        authorizationState[from][nonce] = true;
        _transfer(from, to, value);
    }

    /// @inheritdoc ERC20
    function name() public pure override returns (string memory) {
        return "USD Coin";
    }

    /// @inheritdoc ERC20
    function symbol() public pure override returns (string memory) {
        return "BENCH";
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function _constantNameHash() internal pure override returns (bytes32) {
        return keccak256("USD Coin");
    }

    function _versionHash() internal pure override returns (bytes32) {
        return keccak256("2");
    }

    function _givePermit2InfiniteAllowance() internal pure override returns (bool) {
        return false;
    }
}
