// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title OwnedWallet
/// @notice An ERC-1271 wallet that takes its owner's signature over any digest, as it is: what the wallet's address
/// does not enter, another wallet of the same owner accepts as well.
contract OwnedWallet {
    /// @notice The caller is not the owner.
    error OwnedWallet_NotOwner(address caller, address owner);

    /// @notice Who signs and calls.
    address public immutable owner;

    constructor(address owner_) {
        owner = owner_;
    }

    /// @notice Makes a call. Caller: the owner.
    function execute(address target, bytes calldata data) external {
        if (msg.sender != owner) revert OwnedWallet_NotOwner(msg.sender, owner);
        (bool isOk, bytes memory reason) = target.call(data);
        if (isOk) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    /// @notice ERC-1271.
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecoverCalldata(digest, signature);
        return signer == owner ? this.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @title OwnedWalletFactory
/// @notice Creates them where ERC-6492 signatures say.
contract OwnedWalletFactory {
    /// @notice The wallet of this owner; reverts when it exists.
    function create(address owner) external returns (address) {
        return address(new OwnedWallet{salt: 0}(owner));
    }

    /// @notice Where it stands or will stand.
    function walletOf(address owner) external view returns (address) {
        bytes32 code = keccak256(abi.encodePacked(type(OwnedWallet).creationCode, abi.encode(owner)));
        return
            address(
                uint160(uint256(keccak256(abi.encodePacked(bytes1(0xff), address(this), bytes32(0), code))))
            );
    }
}
