//! Owns the five error categories and the shape of a verdict about an error.

use std::fmt;

use serde::Serialize;

/// What kind of trouble an error is, and so who should act on it.
///
/// # Example
///
/// ```
/// use telemetry_runtime::judge::Category;
///
/// assert_eq!(Category::Transient.as_str(), "transient");
/// assert_eq!(Category::ALL.len(), 5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Goes away by itself: timeouts, refused and reset connections, overload, lock conflicts.
    Transient,
    /// Goes away when an operator changes something: settings, credentials, permissions, paths.
    Configuration,
    /// Goes away with other input: malformed, missing, duplicate or out-of-range values.
    Data,
    /// Something has run out: memory, disk, descriptors, quota, pool slots.
    Resource,
    /// None of these, or nothing is known about it.
    Unknown,
}

impl Category {
    /// Every category, in declaration order.
    pub const ALL: [Self; 5] = [
        Self::Transient,
        Self::Configuration,
        Self::Data,
        Self::Resource,
        Self::Unknown,
    ];

    /// The lower-case name, as written to every line and report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Transient => "transient",
            Self::Configuration => "configuration",
            Self::Data => "data",
            Self::Resource => "resource",
            Self::Unknown => "unknown",
        }
    }

    /// The position in [`Category::ALL`], for tables with a place for each category.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a verdict rests on, from the strongest evidence to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClassifiedBy {
    /// The error type says so itself, through [`Classify`].
    Derived,
    /// The type of an error in the source chain, or a code it carries.
    Type,
    /// The name of the error's type or variant.
    Name,
    /// The wording of a message; the weakest evidence that counts.
    Text,
    /// Nothing matched.
    None,
}

impl ClassifiedBy {
    /// The lower-case name, as written to the `classified_by` field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Derived => "derived",
            Self::Type => "type",
            Self::Name => "name",
            Self::Text => "text",
            Self::None => "none",
        }
    }
}

impl fmt::Display for ClassifiedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A category, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Verdict {
    /// The category of the error.
    pub category: Category,
    /// The evidence for it.
    pub classified_by: ClassifiedBy,
}

impl Verdict {
    /// The verdict when nothing is known about an error.
    pub const UNKNOWN: Self = Self::new(Category::Unknown, ClassifiedBy::None);

    /// Makes a verdict.
    #[must_use]
    pub const fn new(category: Category, classified_by: ClassifiedBy) -> Self {
        Self {
            category,
            classified_by,
        }
    }
}

/// An error type that knows its own category.
///
/// # Example
///
/// ```
/// use telemetry_runtime::judge::{Category, Classify};
///
/// enum PaymentError {
///     GatewayDown,
///     CardDeclined,
/// }
///
/// impl Classify for PaymentError {
///     fn category(&self) -> Category {
///         match self {
///             Self::GatewayDown => Category::Transient,
///             Self::CardDeclined => Category::Data,
///         }
///     }
/// }
///
/// assert_eq!(PaymentError::GatewayDown.category(), Category::Transient);
/// # assert_eq!(PaymentError::CardDeclined.category(), Category::Data);
/// ```
pub trait Classify {
    /// The category of this very error.
    fn category(&self) -> Category;
}

impl<E: Classify + ?Sized> Classify for &E {
    fn category(&self) -> Category {
        (**self).category()
    }
}

impl<E: Classify + ?Sized> Classify for Box<E> {
    fn category(&self) -> Category {
        (**self).category()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_between_text_and_json() {
        for category in Category::ALL {
            let json = serde_json::to_string(&category).unwrap();
            assert_eq!(json, format!("\"{category}\""));
            assert_eq!(Category::ALL[category.index()], category);
        }
        let by = [
            ClassifiedBy::Derived,
            ClassifiedBy::Type,
            ClassifiedBy::Name,
            ClassifiedBy::Text,
            ClassifiedBy::None,
        ];
        for by in by {
            assert_eq!(serde_json::to_string(&by).unwrap(), format!("\"{by}\""));
        }
    }
}
