// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title FuzzToken
/// @notice An ERC-20 that refuses blocked accounts, as USDC does, and takes authorizations by signature.
contract FuzzToken is ERC20 {
    /// @notice A blocked account sent or received.
    error FuzzToken_Blocked(address account);
    /// @notice The authorization was used, is out of date, or is not the owner's.
    error FuzzToken_Authorization(bytes32 nonce);

    mapping(address account => bool) public isBlocked;
    mapping(address owner => mapping(bytes32 nonce => bool)) public isUsed;

    constructor() ERC20("Fuzz", "FZZ") {}

    /// @notice Makes money.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice Blocks an account, or lets it go.
    function setBlocked(address account, bool blocked) external {
        isBlocked[account] = blocked;
    }

    /// @notice ERC-3009, over a plain hash of its own fields.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        bytes32 digest = authorizationHash(from, to, value, validAfter, validBefore, nonce);
        (bytes32 r, bytes32 s) = abi.decode(signature, (bytes32, bytes32));
        if (
            isUsed[from][nonce] ||
            msg.sender != to ||
            block.timestamp <= validAfter ||
            block.timestamp >= validBefore ||
            ecrecover(digest, uint8(signature[64]), r, s) != from
        ) revert FuzzToken_Authorization(nonce);
        isUsed[from][nonce] = true;
        _transfer(from, to, value);
    }

    /// @notice What the owner signs.
    function authorizationHash(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce
    ) public view returns (bytes32) {
        return keccak256(abi.encode(address(this), from, to, value, validAfter, validBefore, nonce));
    }

    function _update(address from, address to, uint256 value) internal override {
        if (isBlocked[from]) revert FuzzToken_Blocked(from);
        if (isBlocked[to]) revert FuzzToken_Blocked(to);
        super._update(from, to, value);
    }
}
