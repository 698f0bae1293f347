//! Indices into the lists of an API, each a type of its own, so that none is taken for another.

/// Makes the type of an index.
macro_rules! index {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of what stands at an index.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index.
            #[must_use]
            pub fn index(self) -> usize {
                usize::try_from(self.0).unwrap_or(usize::MAX)
            }
        }
    };
}

index! {
    /// A schema of an API, by its index in [`super::Api::schemas`].
    SchemaId
}

index! {
    /// A type of an API, by its index in [`super::Api::types`].
    TypeId
}
