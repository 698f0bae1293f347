//! The cases of the suite that an OpenAPI document cannot say, each with its reason.

/// A case that is not judged: file, group, case, and why.
pub(super) type Exclusion = (&'static str, &'static str, &'static str, &'static str);

/// All of them. One that passes after all fails the run.
pub(super) const EXCLUSIONS: &[Exclusion] = &[(
    "vocabulary",
    "schema that uses custom metaschema with with no validation vocabulary",
    "no validation: invalid number, but it still validates",
    "a meta-schema with other vocabularies; OpenAPI says what keywords mean",
)];
