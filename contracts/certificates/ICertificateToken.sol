// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICertificateRegistry} from "./ICertificateRegistry.sol";

/// @title ICertificateToken
/// @notice One certificate in a wallet: an ERC-721 that is locked for good (ERC-5192), minted from a proof and only
/// when somebody wants it. The token's id is the {ICertificateRegistry-certificateId}.
///
/// The token is a view of a certificate, never title: steel changes hands in the material ledger. It never moves:
/// transfers and both approvals revert. Its holder may give it up with {burn}; its issuer cannot take it, but can
/// revoke the certificate, which {isRevoked} shows.
///
/// ERC-165: 0x01ffc9a7 (ERC-165), 0x80ac58cd (ERC-721), 0x5b5e139f (ERC-721 metadata), 0xb45a3c0e (ERC-5192).
/// `tokenURI` is empty: the document travels with its proof and not with the token.
///
/// @dev Minting calls no hook of the receiver: a token that cannot move cannot be lost in a contract, and so no foreign
/// code runs in this contract.
/// @dev Warning: that a token exists says that its certificate was in force when it was minted, and no more. Ask
/// {ICertificateRegistry-status}.
interface ICertificateToken {
    /// @notice The caller is not the certificate's issuer.
    error CertificateToken_NotIssuer(address caller, address issuer);
    /// @notice `signer` does not sign for the issuer now.
    error CertificateToken_NotAuthorised(address issuer, address signer);
    /// @notice The signature is not `signer`'s over this act.
    error CertificateToken_SignatureInvalid(address signer);
    /// @notice The signed act is no longer accepted. A deadline of 0 has always expired.
    error CertificateToken_DeadlineExpired(uint48 deadline, uint48 time);
    /// @notice Only a certificate in force is minted.
    error CertificateToken_NotInForce(uint256 tokenId, ICertificateRegistry.Status status);
    /// @notice A certificate is minted once, even if its token was given up.
    error CertificateToken_AlreadyMinted(uint256 tokenId);
    /// @notice The token was never minted.
    error CertificateToken_NeverMinted(uint256 tokenId);
    /// @notice The token cannot be transferred, and nobody can be approved to.
    error CertificateToken_Locked(uint256 tokenId);
    /// @notice No token of this contract can be transferred; an operator would have nothing to do.
    error CertificateToken_OperatorRefused(address operator);
    /// @notice Only the holder gives a token up.
    error CertificateToken_NotHolder(address caller, address holder);

    /// @notice `to` holds the certificate's token. `actor` is who signed or sent for the issuer.
    event CertificateMinted(
        uint256 indexed tokenId,
        address indexed issuer,
        address indexed to,
        uint64 batch,
        uint32 index,
        address actor
    );

    /// @notice Mints the token of one of the caller's certificates, which must be in force. Caller: its issuer.
    /// @param certificate The certificate, as it was issued.
    /// @param evidence What proves it, see {ICertificateRegistry.status}.
    /// @param to Who holds it. Any address but zero.
    /// @return tokenId `uint256(certificateId)`.
    function mint(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        address to
    ) external returns (uint256 tokenId);

    /// @notice Mints a token on the signature of one of the issuer's signers. Anyone may send it.
    /// @param certificate The certificate, as it was issued.
    /// @param evidence What proves it.
    /// @param to Who holds it.
    /// @param signer An EOA or ERC-1271 account authorised for the issuer, or the issuer itself.
    /// @param deadline Accepted while `now < deadline`.
    /// @param signature EIP-712, domain "TopSteel CertificateToken" version "1":
    /// `MintCertificate(bytes32 certificate,address to,uint48 deadline)`.
    /// @return tokenId `uint256(certificateId)`.
    function mintFor(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        address to,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external returns (uint256 tokenId);

    /// @notice Gives a token up, for good: it is not minted again. Caller: its holder.
    function burn(uint256 tokenId) external;

    /// @notice The certificate of a token that was minted, given up or not.
    /// @return issuer Its issuer.
    /// @return batch Its batch.
    /// @return index Its place in the batch.
    function certificateOf(
        uint256 tokenId
    ) external view returns (address issuer, uint64 batch, uint32 index);

    /// @notice Whether the certificate of a token that was minted is revoked now.
    function isRevoked(uint256 tokenId) external view returns (bool);

    /// @notice The registry of the certificates.
    function registry() external view returns (address);
}
