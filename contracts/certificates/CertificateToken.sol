// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {ICertificateRegistry} from "./ICertificateRegistry.sol";
import {ICertificateToken} from "./ICertificateToken.sol";
import {IERC5192} from "./IERC5192.sol";

/// @title CertificateToken
/// @notice The specification is {ICertificateToken}.
contract CertificateToken is ICertificateToken, IERC5192, ERC721, EIP712 {
    /// @dev Where a token's certificate is; one slot, and never empty once minted, for an issuer is never zero.
    struct Place {
        address issuer;
        uint64 batch;
        uint32 index;
    }

    bytes32 private constant MINT_TYPEHASH = keccak256(
        "MintCertificate(bytes32 certificate,address to,uint48 deadline)"
    );

    ICertificateRegistry private immutable REGISTRY;
    IDirectory private immutable DIRECTORY;
    mapping(uint256 tokenId => Place) private _places;

    constructor(
        address registry_
    ) ERC721("TopSteel Certificate", "STEELCERT") EIP712("TopSteel CertificateToken", "1") {
        REGISTRY = ICertificateRegistry(registry_);
        DIRECTORY = IDirectory(REGISTRY.directory());
    }

    /* MINT, BURN */

    /// @inheritdoc ICertificateToken
    function mint(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        address to
    ) external returns (uint256 tokenId) {
        if (msg.sender != certificate.issuer) {
            revert CertificateToken_NotIssuer(msg.sender, certificate.issuer);
        }
        tokenId = uint256(REGISTRY.certificateId(certificate));
        _mint(tokenId, certificate, evidence, to, msg.sender);
    }

    /// @inheritdoc ICertificateToken
    function mintFor(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        address to,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external returns (uint256 tokenId) {
        uint48 time = uint48(block.timestamp);
        if (time >= deadline) revert CertificateToken_DeadlineExpired(deadline, time);
        tokenId = uint256(REGISTRY.certificateId(certificate));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(MINT_TYPEHASH, tokenId, to, deadline)));
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert CertificateToken_SignatureInvalid(signer);
        }
        if (!DIRECTORY.isAuthorised(certificate.issuer, signer, 0, time)) {
            revert CertificateToken_NotAuthorised(certificate.issuer, signer);
        }
        _mint(tokenId, certificate, evidence, to, signer);
    }

    /// @inheritdoc ICertificateToken
    function burn(uint256 tokenId) external {
        address holder = ownerOf(tokenId);
        if (msg.sender != holder) revert CertificateToken_NotHolder(msg.sender, holder);
        _burn(tokenId);
    }

    /* LOCKED */

    /// @notice Always reverts: the token is locked.
    function approve(address, uint256 tokenId) public pure override {
        revert CertificateToken_Locked(tokenId);
    }

    /// @notice Always reverts: no token can be transferred.
    function setApprovalForAll(address operator, bool) public pure override {
        revert CertificateToken_OperatorRefused(operator);
    }

    /* QUESTIONS */

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireOwned(tokenId);
        return true;
    }

    /// @inheritdoc ICertificateToken
    function certificateOf(uint256 tokenId) public view returns (address issuer, uint64 batch, uint32 index) {
        Place memory place = _places[tokenId];
        if (place.issuer == address(0)) revert CertificateToken_NeverMinted(tokenId);
        return (place.issuer, place.batch, place.index);
    }

    /// @inheritdoc ICertificateToken
    function isRevoked(uint256 tokenId) external view returns (bool) {
        (address issuer, uint64 batch, uint32 index) = certificateOf(tokenId);
        return REGISTRY.isRevoked(issuer, batch, index);
    }

    /// @inheritdoc ICertificateToken
    function registry() external view returns (address) {
        return address(REGISTRY);
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC5192).interfaceId || super.supportsInterface(interfaceId);
    }

    /* INTERNALS */

    /// @dev What every movement of a token passes through: it may come and go, and never change hands.
    function _update(address to, uint256 tokenId, address auth) internal override returns (address) {
        if (to != address(0) && _ownerOf(tokenId) != address(0)) revert CertificateToken_Locked(tokenId);
        return super._update(to, tokenId, auth);
    }

    function _mint(
        uint256 tokenId,
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        address to,
        address actor
    ) private {
        if (_places[tokenId].issuer != address(0)) revert CertificateToken_AlreadyMinted(tokenId);
        ICertificateRegistry.Status status = REGISTRY.status(certificate, evidence);
        if (status != ICertificateRegistry.Status.InForce) {
            revert CertificateToken_NotInForce(tokenId, status);
        }
        (address issuer, uint64 batch, uint32 index) = (
            certificate.issuer,
            certificate.batch,
            certificate.index
        );
        _places[tokenId] = Place(issuer, batch, index);
        _mint(to, tokenId);
        emit Locked(tokenId);
        emit CertificateMinted(tokenId, issuer, to, batch, index, actor);
    }
}
