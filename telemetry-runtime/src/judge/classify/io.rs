//! Owns the category of operating system errors.

use std::io::{Error, ErrorKind};

use crate::judge::category::Category;
use crate::judge::category::Category::{Configuration, Data, Resource, Transient};

/// The category of an I/O error: of its error number where the kind is too coarse, else of its
/// kind.
pub(crate) fn category(error: &Error) -> Option<Category> {
    error
        .raw_os_error()
        .and_then(errno)
        .or_else(|| kind(error.kind()))
}

/// The category of an error number of this system.
pub(crate) fn number(number: i32) -> Option<Category> {
    category(&Error::from_raw_os_error(number))
}

pub(crate) fn kind(kind: ErrorKind) -> Option<Category> {
    Some(match kind {
        ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::BrokenPipe
        | ErrorKind::WouldBlock
        | ErrorKind::TimedOut
        | ErrorKind::Interrupted
        | ErrorKind::ResourceBusy
        | ErrorKind::ExecutableFileBusy
        | ErrorKind::StaleNetworkFileHandle
        | ErrorKind::Deadlock => Transient,
        ErrorKind::NotFound
        | ErrorKind::PermissionDenied
        | ErrorKind::AddrInUse
        | ErrorKind::AddrNotAvailable
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::Unsupported => Configuration,
        ErrorKind::AlreadyExists
        | ErrorKind::DirectoryNotEmpty
        | ErrorKind::InvalidInput
        | ErrorKind::InvalidData
        | ErrorKind::UnexpectedEof
        | ErrorKind::ArgumentListTooLong => Data,
        ErrorKind::OutOfMemory
        | ErrorKind::StorageFull
        | ErrorKind::QuotaExceeded
        | ErrorKind::FileTooLarge
        | ErrorKind::TooManyLinks
        | ErrorKind::WriteZero => Resource,
        _ => return None,
    })
}

/// Error numbers that std has no kind for, or one that says too little.
///
/// From `errno.h` of Linux (generic and x86) and of macOS and the BSDs; the first 34 numbers are
/// the same on all of them.
#[cfg(unix)]
fn errno(number: i32) -> Option<Category> {
    const LINUX: bool = cfg!(any(target_os = "linux", target_os = "android"));
    Some(match number {
        12 | 23 | 24 | 28 => Resource, // ENOMEM, ENFILE, EMFILE, ENOSPC
        6 | 8 | 19 => Configuration,   // ENXIO, ENOEXEC, ENODEV
        33 | 34 => Data,               // EDOM, ERANGE
        // ENOLCK, ENOSR, EUSERS, ENOBUFS, EDQUOT
        37 | 63 | 87 | 105 | 122 if LINUX => Resource,
        // ETIME, ECOMM, ENETRESET, ESHUTDOWN, EHOSTDOWN, EALREADY, EINPROGRESS, ESTALE, EREMOTEIO
        62 | 70 | 102 | 108 | 112 | 114 | 115 | 116 | 121 if LINUX => Transient,
        // ELOOP, EPROTOTYPE, ENOPROTOOPT, EPROTONOSUPPORT to EAFNOSUPPORT, ENOKEY to EKEYREJECTED
        40 | 91..=97 | 126..=129 if LINUX => Configuration,
        // ENODATA, EBADMSG, EOVERFLOW, EILSEQ, EMSGSIZE
        61 | 74 | 75 | 84 | 90 if LINUX => Data,
        55 | 69 | 77 if !LINUX => Resource, // ENOBUFS, EDQUOT, ENOLCK
        36 | 37 | 52 | 58 | 64 if !LINUX => Transient, // EINPROGRESS, EALREADY, ENETRESET, …
        41..=47 | 62 if !LINUX => Configuration, // EPROTOTYPE to EAFNOSUPPORT, ELOOP
        40 | 84 if !LINUX => Data,          // EMSGSIZE, EOVERFLOW
        _ => return None,
    })
}

/// Windows error codes that std has no kind for, from `winerror.h` and `winsock2.h`.
#[cfg(not(unix))]
fn errno(number: i32) -> Option<Category> {
    Some(match number {
        // TOO_MANY_OPEN_FILES, NOT_ENOUGH_MEMORY, OUTOFMEMORY, DISK_FULL, NO_SYSTEM_RESOURCES,
        // WSAEMFILE, WSAENOBUFS
        4 | 8 | 14 | 112 | 1450 | 10024 | 10055 if cfg!(windows) => Resource,
        // SHARING_VIOLATION, LOCK_VIOLATION, NETNAME_DELETED
        32 | 33 | 64 if cfg!(windows) => Transient,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_the_category_that_their_name_suggests() {
        assert_eq!(kind(ErrorKind::ConnectionRefused), Some(Transient));
        assert_eq!(kind(ErrorKind::PermissionDenied), Some(Configuration));
        assert_eq!(kind(ErrorKind::UnexpectedEof), Some(Data));
        assert_eq!(kind(ErrorKind::StorageFull), Some(Resource));
        assert_eq!(kind(ErrorKind::Other), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn numbers_without_a_kind_are_known() {
        for exhausted in [12, 23, 24, 28, 105, 122] {
            assert_eq!(number(exhausted), Some(Resource), "{exhausted}");
        }
        assert_eq!(number(111), Some(Transient));
        assert_eq!(number(11), Some(Transient));
        assert_eq!(number(13), Some(Configuration));
        assert_eq!(number(84), Some(Data));
        assert_eq!(number(9), None);
        assert_eq!(number(i32::MIN), None);
        assert_eq!(number(i32::MAX), None);
    }
}
