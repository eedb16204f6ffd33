// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IAuditAnchors
/// @notice Roots of books that are kept off chain (the ledger, the audit log): append-only, so that whoever published
/// a root can never show another one for the same closing.
///
/// A *book* is named by its publisher as it likes, e.g. `keccak256("TopSteel.Ledger")`; publishers cannot touch each
/// other's. Closings of a book are numbered: `sequence` and `closedAt` are both strictly increasing, and no closing
/// lies in the future. A gap in the numbers is allowed and visible: the event names the closing before.
///
/// A root is opaque here. By our convention it is the Merkle root of the entries whose time lies in
/// `[previous closedAt, closedAt)`.
///
/// @dev Warning: an anchor proves that these books existed by then and were not rewritten since, not that they are
/// right. There is no correction: a mistake is corrected by a later entry in the book, as in any book.
interface IAuditAnchors {
    /// @notice The number is not above the last one.
    error AuditAnchors_SequenceStale(uint64 sequence, uint64 last);
    /// @notice The book was closed again at the time of the last closing, or before it.
    error AuditAnchors_ClosingStale(uint48 closedAt, uint48 last);
    /// @notice The book cannot have been closed after this block.
    error AuditAnchors_ClosedInFuture(uint48 closedAt, uint48 time);
    /// @notice A root is never zero.
    error AuditAnchors_RootMissing(bytes32 book, uint64 sequence);
    /// @notice The deadline has passed; a deadline of zero has always passed.
    error AuditAnchors_DeadlineExpired(uint48 deadline, uint48 time);
    /// @notice The signature is not the signer's over these values.
    error AuditAnchors_SignatureInvalid(address signer);
    /// @notice The signer does not sign for the publisher now.
    error AuditAnchors_NotAuthorised(address publisher, address signer);

    /// @notice `publisher` closed `book` for the `sequence`-th time. The previous closing is all zero for the first.
    event Anchored(
        address indexed publisher,
        bytes32 indexed book,
        uint64 indexed sequence,
        bytes32 root,
        uint48 closedAt,
        uint64 previousSequence,
        bytes32 previousRoot,
        address signer
    );

    /// @notice Anchors a root of the caller's book. Anyone, for books of its own.
    /// @param book The caller's name for the book.
    /// @param sequence The closing's number, above the last one; the first is at least 1.
    /// @param root The books' root, not zero.
    /// @param closedAt When the book was closed, in Unix seconds: after the last closing, not after this block.
    function anchor(bytes32 book, uint64 sequence, bytes32 root, uint48 closedAt) external;

    /// @notice The same for a registered organisation, by the signature of one of its signers. Anyone may send it.
    /// A signature works once, because sequences increase.
    /// @param publisher The organisation whose book it is.
    /// @param book The publisher's name for the book.
    /// @param sequence The closing's number, above the last one.
    /// @param root The books' root, not zero.
    /// @param closedAt When the book was closed.
    /// @param signer A signer whom the directory authorises for the publisher at this block (EOA or ERC-1271).
    /// @param deadline The signature counts while `now < deadline`.
    /// @param signature EIP-712, domain "TopSteel AuditAnchors" version "1": `Anchor(address publisher,bytes32
    /// book,uint64 sequence,bytes32 root,uint48 closedAt,address signer,uint48 deadline)`.
    function anchorFor(
        address publisher,
        bytes32 book,
        uint64 sequence,
        bytes32 root,
        uint48 closedAt,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice The root of a closing; zero when there is none of that number.
    /// @param publisher Whose book.
    /// @param book Which book.
    /// @param sequence Which closing.
    function anchorOf(address publisher, bytes32 book, uint64 sequence) external view returns (bytes32 root);

    /// @notice The last closing of a book; all zero when there is none.
    /// @param publisher Whose book.
    /// @param book Which book.
    /// @return sequence Its number.
    /// @return root Its root.
    /// @return closedAt When the book was closed.
    /// @return anchoredAt The block's time at which the root was anchored.
    function latestOf(
        address publisher,
        bytes32 book
    ) external view returns (uint64 sequence, bytes32 root, uint48 closedAt, uint48 anchoredAt);

    /// @notice The directory that says who signs for a publisher.
    function directory() external view returns (address);
}
