// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IOracleReports
/// @notice Physical facts, signed by a quorum: a report counts when `threshold` of the current signers signed it.
///
/// Kinds: `keccak256("TopSteel.Weight")`: net grams on the weigh ticket of a delivery; subject = payment id.
///
/// @dev Warning: signatures prove who said it, not that it is true. Reports are corrected by a later round.
interface IOracleReports {
    /// @notice A report. `observedAt` is when the fact was measured; it can be submitted while `now < validUntil`.
    /// `round` grows by at least one per kind and subject. `signerSet` is the version that signed.
    struct Report {
        bytes32 kind;
        bytes32 subject;
        uint256 value;
        uint48 observedAt;
        uint48 validUntil;
        uint32 round;
        uint32 signerSet;
    }

    /// @notice The caller is not the directory's registrar.
    error OracleReports_NotRegistrar(address caller, address registrar);
    /// @notice The threshold is zero or above the number of signers.
    error OracleReports_ThresholdOutOfRange(uint8 threshold, uint256 signers);
    /// @notice Signers must be given in strictly ascending order, none zero.
    error OracleReports_SignersUnsorted(address previous, address signer);
    /// @notice The report was signed by another version of the signer set.
    error OracleReports_SignerSetStale(uint32 signerSet, uint32 current);
    /// @notice The round is not above the last accepted one.
    error OracleReports_RoundStale(uint32 round, uint32 last);
    /// @notice The observation is older than the last accepted one.
    error OracleReports_ObservationStale(uint48 observedAt, uint48 last);
    /// @notice The observation lies in the future, beyond the tolerated clock difference.
    error OracleReports_ObservationInFuture(uint48 observedAt, uint48 limit);
    /// @notice The report expired.
    error OracleReports_Expired(uint48 validUntil, uint48 time);
    /// @notice Too few signatures.
    error OracleReports_QuorumMissing(uint256 signatures, uint8 threshold);
    /// @notice Recovered signers must be strictly ascending: no duplicates, no disorder.
    error OracleReports_SignaturesUnsorted(address previous, address signer);
    /// @notice A recovered signer is not in the set.
    error OracleReports_NotSigner(address signer, uint32 signerSet);

    /// @notice `signerSet` is the version that reports must name from now on.
    event SignersRotated(uint32 indexed signerSet, address[] signers, uint8 threshold, address actor);
    /// @notice Enough of `signerSet` signed `value`. `observedAt` is theirs, `acceptedAt` is the block's.
    event ReportAccepted(
        bytes32 indexed kind,
        bytes32 indexed subject,
        uint256 value,
        uint48 observedAt,
        uint48 acceptedAt,
        uint32 round,
        uint32 signerSet
    );

    /// @notice Accepts a report. Anyone may send it.
    /// @param signatures EIP-712, domain "TopSteel OracleReports" version "1": `Report(bytes32 kind,bytes32
    /// subject,uint256 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)`; at least
    /// `threshold`, 65 bytes each, ordered so that the recovered addresses are strictly ascending.
    function submit(Report calldata report, bytes[] calldata signatures) external;

    /// @notice Replaces the signer set; what was accepted stays. Caller: the directory's registrar.
    /// @param signers In strictly ascending order.
    function rotate(address[] calldata signers, uint8 threshold) external;

    /// @notice The last accepted report; all zero when there is none.
    /// @return value In the unit of the kind.
    /// @return observedAt When it was measured.
    /// @return acceptedAt The block's time of acceptance.
    /// @return round Its round.
    function latest(
        bytes32 kind,
        bytes32 subject
    ) external view returns (uint256 value, uint48 observedAt, uint48 acceptedAt, uint32 round);

    /// @notice The current signer set.
    /// @return signerSet Its version.
    /// @return threshold How many must sign.
    /// @return size How many can sign.
    function currentSignerSet() external view returns (uint32 signerSet, uint8 threshold, uint8 size);

    /// @notice Whether `signer` belongs to the version.
    function isSigner(uint32 signerSet, address signer) external view returns (bool);

    /// @notice The directory whose registrar rotates signers.
    function directory() external view returns (address);
}
