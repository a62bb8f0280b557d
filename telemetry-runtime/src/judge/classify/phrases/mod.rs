//! Owns the built-in phrases: how errors are worded, and what that says.
//!
//! From the wording of operating systems, network stacks, TLS and HTTP libraries, databases,
//! brokers and cloud services. Phrases, not words: "memory", "key" or "connection" alone say
//! nothing. Each is a regular expression over ASCII, case-insensitive, between word boundaries.

mod configuration;
mod data;
mod resource;
mod transient;

use self::configuration::CONFIGURATION;
use self::data::DATA;
use self::resource::RESOURCE;
use self::transient::TRANSIENT;
use crate::judge::category::Category;
use crate::judge::category::Category::{Configuration, Data, Resource, Transient, Unknown};

/// Phrases of one category that weigh the same.
pub(crate) type Group = (Category, u8, &'static [&'static str]);

/// The built-in phrases, heaviest first.
pub(crate) const PHRASES: &[Group] = &[
    (Resource, 90, RESOURCE),
    (
        Transient,
        88,
        &[
            // Exhaustion and denial that are said to pass.
            r"rate[- ]?limit(?:s|ed|ing)?(?: (?:has been |was |is )?(?:exceeded|reached))?",
            "too many requests",
            "request rate",
            "temporary failure",
            "temporarily unavailable",
            r"(?:eof|closed?|reset) (?:\w+ ){0,2}handshake",
            "tls close_notify",
            "before message completed",
            "could not serialize access",
            r"(?:serialization|broker|transport|network) failure",
            r"no healthy (?:upstreams?|endpoints?|backends?|hosts?|nodes?)",
        ],
    ),
    (
        Unknown,
        86,
        &[
            r"panicked (?:at|with)",
            "thread panicked",
            r"assertion(?: `[^`]{0,40}`)? failed",
            r"called `?(?:option|result)::",
            "index out of bounds",
            "segmentation fault",
            r"null pointer(?: dereference)?",
            "poisoned lock",
            r"(?:lock|mutex) (?:is |was )?poisoned",
            "closed channel",
            r"channel (?:is |was )?closed",
            "broken invariant",
            "unreachable code",
            r"(?:receiver|sender) (?:was |has been |is )?(?:dropped|gone)",
            r"bad file (?:descriptor|handle|number)",
            "this is a bug",
            "keyboard interrupt",
            r"(?:exited|terminated) with (?:status|code|exit code|signal)",
            r"(?:killed|terminated) by signal",
        ],
    ),
    (Configuration, 85, CONFIGURATION),
    (Data, 82, DATA),
    (Transient, 80, TRANSIENT),
    (
        Resource,
        50,
        &[
            r"limit(?: \(?\d+\)?)? (?:has been |was |is )?(?:exceeded|reached|hit)",
            "over the limit",
            "resource limits?",
        ],
    ),
    (
        Configuration,
        48,
        &[
            "does not exist",
            "doesn't exist",
            "not permitted",
            "not allowed",
            "not available",
            "not supported",
            "unsupported",
            "not enabled",
            "is disabled",
            "not implemented",
            "not found",
            "could not find",
            "failed to open",
            "could not open",
            "cannot open",
            "unable to open",
            "failed to load",
            "misconfigur(?:ed|ation)",
        ],
    ),
    (
        Data,
        45,
        &[
            r"invalid [\w-]+",
            r"illegal [\w-]+",
            r"(?:bad|wrong|incorrect) \w+",
            r"missing [\w-]+",
            "mismatch",
            "unexpected",
            "not a valid",
            r"(?:failed|unable) to (?:de|en)code",
            r"must (?:not )?be",
            r"cannot be \w+",
            "rejected",
            "conflict",
        ],
    ),
    (
        Transient,
        42,
        &[
            r"time-?out",
            "unavailable",
            "unreachable",
            "connection error",
            "network error",
            "transport error",
            "disconnected",
            "interrupted",
            "refused",
            "retry",
            "aborted",
            "communicating with",
        ],
    ),
    (
        Unknown,
        30,
        &[
            "internal(?: server)? error",
            "unknown error",
            "unexpected error",
            "something went wrong",
            "operation failed",
            r"unspecified (?:error|failure)",
            "cancell?ed",
        ],
    ),
];
