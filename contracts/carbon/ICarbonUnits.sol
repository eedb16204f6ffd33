// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ICarbonUnits
/// @notice A registry of carbon units by serial number. One serial is one gram of CO2e. Serials belong to a class
/// (programme, project, vintage), are issued in ranges, held in ranges, and end by retirement or cancellation.
///
/// **Canonical.** A class has one spelling: codes are `A`–`Z`, `0`–`9` and single `-` inside, left-aligned, padded
/// with zero bytes; vintages are years from 1990 to 2999. Lower case, spaces, other alphabets and other paddings are
/// refused, so no two classes are variants of one name. Class id: `keccak256(abi.encode(programme, project,
/// vintage))`, the same on every chain. The first to issue in a class is its only issuer for good.
///
/// **Append-only.** Each issue takes serials at or above the class's next serial and moves that behind them. A
/// serial is issued at most once, ranges never overlap, and a gap that was left can never be filled: there is
/// nothing to reopen. Whoever mirrors a registry that counts tonnes issues its serial n as the grams
/// `[n * 1_000_000, (n + 1) * 1_000_000)`.
///
/// **Conserved.** Per class and always: `issued = active + retired + cancelled`. Transfers, splits and merges change
/// none of them. Ranges are half-open, `[first, last)`.
///
/// Accounts hold *ranges*, named by class and first serial. Every act that moves a part of a range names the range
/// and the part; what is before and after the part stays with the holder as ranges of their own. Nobody is called:
/// there are no receiver hooks, and no approvals.
///
/// @dev Warning: codes are compared, not proven. Accreditors vouch that an issuer issues for the programmes it names; a
/// class that the wrong issuer opened stays closed to everybody else.
/// @dev Warning: a unit lowers no emission statement. A retirement may name a lot; that is a reference in words, it
/// is not checked and changes nothing about the lot.
interface ICarbonUnits {
    /// @notice A range of serials, `[first, last)`, of a class.
    struct Range {
        bytes32 classId;
        uint128 first;
        uint128 last;
    }

    /// @notice Grams of a class: `issued = active + retired + cancelled`.
    struct Totals {
        uint128 issued;
        uint128 active;
        uint128 retired;
        uint128 cancelled;
    }

    /// @notice Everything a retirement certificate says. `beneficiary` is the account in whose name the serials are
    /// used up. `purpose` is the SHA-256 of the public text (beneficiary's name, purpose, period), `lotId` a lot
    /// that it refers to, or 0.
    struct Retirement {
        Range part;
        address holder;
        address beneficiary;
        bytes32 purpose;
        uint256 lotId;
    }

    /// @notice The code is empty or has a byte, at `position`, that a canonical code does not have there.
    error CarbonUnits_CodeNotCanonical(bytes32 code, uint256 position);
    /// @notice Vintages are years from 1990 to 2999.
    error CarbonUnits_VintageOutOfRange(uint16 vintage, uint16 least, uint16 most);
    /// @notice The caller is not accredited to issue units.
    error CarbonUnits_NotAuthorised(address caller);
    /// @notice Another organisation issues in this class.
    error CarbonUnits_NotClassIssuer(address caller, address issuer);
    /// @notice The range is empty or longer than 2^96 − 1 grams.
    error CarbonUnits_RangeInvalid(uint128 first, uint128 last);
    /// @notice Serials below the class's next serial are issued or closed for ever.
    error CarbonUnits_SerialsClosed(uint128 first, uint128 nextSerial);
    /// @notice Units go to somebody, and are retired for somebody.
    error CarbonUnits_AccountMissing(bytes32 classId, uint128 first);
    /// @notice No range of the class begins at this serial and belongs to the caller.
    error CarbonUnits_NotHolder(address caller, bytes32 classId, uint128 rangeFirst, address holder);
    /// @notice The part does not lie within the range.
    error CarbonUnits_PartOutside(uint128 first, uint128 last, uint128 rangeFirst, uint128 rangeLast);
    /// @notice The retirement says what it is for.
    error CarbonUnits_PurposeMissing(bytes32 classId, uint128 first);

    /// @notice The class was opened; `issuer` alone issues in it.
    event ClassOpened(
        bytes32 indexed classId,
        address indexed issuer,
        bytes16 programme,
        bytes32 project,
        uint16 vintage
    );
    /// @notice `[first, last)` was issued to `to`. `documentHash` is the SHA-256 of the issuance document. The last two
    /// are the class's totals after it.
    event UnitsIssued(
        bytes32 indexed classId,
        address indexed to,
        uint128 first,
        uint128 last,
        bytes32 documentHash,
        uint128 totalIssued,
        uint128 totalActive
    );
    /// @notice `[first, last)`, part of the range that began at `rangeFirst`, went from `from` to `to`.
    event UnitsTransferred(
        bytes32 indexed classId,
        address indexed from,
        address indexed to,
        uint128 rangeFirst,
        uint128 first,
        uint128 last
    );
    /// @notice The ranges of `holder` that met at `seam` are one: `[first, last)`.
    event RangesMerged(
        bytes32 indexed classId,
        address indexed holder,
        uint128 first,
        uint128 seam,
        uint128 last
    );
    /// @notice `[first, last)` is used up for `beneficiary`, for good. The last two are the class's totals after it.
    event UnitsRetired(
        bytes32 indexed retirementId,
        bytes32 indexed classId,
        address indexed beneficiary,
        address holder,
        uint128 rangeFirst,
        uint128 first,
        uint128 last,
        bytes32 purpose,
        uint256 lotId,
        uint128 totalActive,
        uint128 totalRetired
    );
    /// @notice `[first, last)` is void, for good, and benefits nobody. The last two are the class's totals after it.
    event UnitsCancelled(
        bytes32 indexed classId,
        address indexed holder,
        uint128 rangeFirst,
        uint128 first,
        uint128 last,
        bytes32 documentHash,
        uint128 totalActive,
        uint128 totalCancelled
    );

    /// @notice Issues serials. Caller: an organisation with CARBON_ISSUER; after the first issue, the class's issuer.
    /// @param first The class's next serial or above; what is skipped is closed for ever.
    /// @param last The serial after the last one.
    /// @param documentHash SHA-256 of the issuance document.
    /// @return classId The class's id.
    function issue(
        bytes16 programme,
        bytes32 project,
        uint16 vintage,
        uint128 first,
        uint128 last,
        address to,
        bytes32 documentHash
    ) external returns (bytes32 classId);

    /// @notice Moves a part of the caller's range to `to`. To oneself it splits the range.
    /// @param part The serials that move.
    /// @param rangeFirst Where the caller's range begins.
    function transfer(Range calldata part, uint128 rangeFirst, address to) external;

    /// @notice Joins two of the caller's ranges, the one that begins at `first` and the one that begins where it ends.
    function merge(bytes32 classId, uint128 first) external;

    /// @notice Uses up a part of the caller's range. Irreversible.
    /// @param beneficiary In whose name, any account.
    /// @param purpose SHA-256 of the public text.
    /// @param lotId A lot that the text refers to, or 0.
    /// @return retirementId The certificate's id, `keccak256(abi.encode(chainId, this, Retirement))`. A serial is
    /// retired once, so every retirement has an id of its own.
    function retire(
        Range calldata part,
        uint128 rangeFirst,
        address beneficiary,
        bytes32 purpose,
        uint256 lotId
    ) external returns (bytes32 retirementId);

    /// @notice Voids a part of the caller's range: withdrawn by its issuer, or given up. Irreversible.
    /// @param documentHash SHA-256 of the document that says why.
    function cancel(Range calldata part, uint128 rangeFirst, bytes32 documentHash) external;

    /// @notice The class's id; reverts when a code or the vintage is not canonical.
    function classIdOf(bytes16 programme, bytes32 project, uint16 vintage) external pure returns (bytes32);

    /// @notice The class's only issuer, and its next serial; zero when it was never opened.
    function classOf(bytes32 classId) external view returns (address issuer, uint128 nextSerial);

    /// @notice The class's totals, in grams.
    function totalsOf(bytes32 classId) external view returns (Totals memory);

    /// @notice The range that begins at `first`: its holder and the serial after its last; zero when none begins there.
    function rangeOf(bytes32 classId, uint128 first) external view returns (address holder, uint128 last);

    /// @notice The id that a retirement has or would have.
    function retirementIdOf(Retirement calldata retirement) external view returns (bytes32);

    /// @notice When the retirement with this id happened; 0 when there is none.
    function retiredAt(bytes32 retirementId) external view returns (uint48);

    /// @notice The directory that says who may issue.
    function directory() external view returns (address);
}
