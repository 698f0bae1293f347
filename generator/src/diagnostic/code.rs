//! Every kind of problem, in one table: its name, how bad it is, what it means.

use std::fmt;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was read, left out or decided in a way that a user should know.
    Warning,
    /// A part of the document is wrong; that part is not generated.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Makes the enumeration and its table from one list.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $meaning:literal;)*) => {
        /// A kind of problem. Its name is stable: scripts may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All of them, in the order of the phases.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name, as it is printed.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// What it means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),* }
            }
        }
    };
}

codes! {
    // load
    UnreadableFile "unreadable-file" Error "a file cannot be read";
    NotUtf8 "not-utf-8" Error "a file is not UTF-8";
    Syntax "syntax" Error "the text is neither YAML nor JSON";
    DuplicateKey "duplicate-key" Error "an object has the same key twice; the first value is read";
    NonStringKey "non-string-key" Error "a key is not a string, a number or a boolean";
    NestingTooDeep "nesting-too-deep" Error "a document is nested deeper than the limit";
    DocumentTooLarge "document-too-large" Error "a document unfolds to more nodes than the limit";
    UnsupportedVersion "unsupported-version" Error "the version of the document is not one that is read";
    MissingKey "missing-key" Error "a key that the standard requires is missing";
    UnknownKey "unknown-key" Warning "a key that the standard does not define; it was not read";
    WrongType "wrong-type" Error "a value has a JSON type that does not belong there";
    InvalidValue "invalid-value" Error "a value is not one of those that are defined there";
    RepairedValue "repaired-value" Warning "a value was written in a form that is not quite right and was read as what it must mean";
    UnresolvedReference "unresolved-reference" Error "a reference leads to nothing";
    ReferenceCycle "reference-cycle" Error "references lead in a circle with nothing in it";
    ReferenceKind "reference-kind" Error "a reference leads to something that does not belong there";
    RemoteReference "remote-reference" Error "a reference leads to another machine, which is not allowed";
    RemoteLock "remote-lock" Error "the list of copies of remote files is not well formed";
    OutsideReference "outside-reference" Error "a reference leads out of the folder of the document";
    IgnoredSibling "ignored-sibling" Warning "a key beside a reference is not read there";
    OverlayInvalid "overlay-invalid" Error "an overlay is not well formed";
    OverlayNoMatch "overlay-no-match" Error "an action of an overlay matches nothing";
    // config
    ConfigSyntax "config-syntax" Error "the configuration is not TOML";
    ConfigUnknownKey "config-unknown-key" Error "the configuration has a key that is not known";
    ConfigWrongType "config-wrong-type" Error "a value of the configuration has the wrong type";
    ConfigInvalid "config-invalid" Error "a value of the configuration cannot be used";
    ConfigUnmatched "config-unmatched" Warning "an entry of the configuration names nothing in the document";
    // lower
    ContradictoryAllOf "contradictory-all-of" Error "the parts of an allOf cannot hold together";
    EnumValueType "enum-value-type" Error "a value of an enum does not fit the type beside it";
    EnumDuplicate "enum-duplicate" Warning "an enum has the same value twice";
    EmptyEnum "empty-enum" Error "an enum without values accepts nothing";
    UnknownSecurityScheme "unknown-security-scheme" Warning "a security requirement names a scheme that does not exist; nothing is sent for it";
    UnsupportedSecurityScheme "unsupported-security-scheme" Warning "a security scheme that is not generated";
    UndeclaredPathParameter "undeclared-path-parameter" Warning "a path template has a parameter that is not declared; it was read as text";
    UnusedPathParameter "unused-path-parameter" Warning "a path parameter that its path template does not have; it is left out";
    InvalidPath "invalid-path" Warning "a path that is not a path template; how it was read is told";
    AmbiguousPath "ambiguous-path" Warning "two path templates that no request can tell apart; both are generated";
    DuplicateOperationId "duplicate-operation-id" Warning "two operations have the same operationId; the second gets a name made from its method and path";
    MissingOperationId "missing-operation-id" Warning "an operation without an operationId; a name was made from its method and path";
    DuplicateParameter "duplicate-parameter" Warning "a parameter is declared twice; the first is read";
    UnsupportedParameter "unsupported-parameter" Warning "a parameter whose way of being written is not defined; how it is written is told";
    UnsupportedMediaType "unsupported-media-type" Warning "a body of this media type has a structure that is not read; it is handed on as text or bytes";
    BodyWithoutMeaning "body-without-meaning" Warning "a body where HTTP defines none";
    RejectionShape "rejection-shape" Warning "a response is declared otherwise than what the server answers by itself; the answer can be overridden";
    UntypedUnion "untyped-union" Warning "a union that no evidence can tell apart; the checker decides";
    UnsupportedKeyword "unsupported-keyword" Warning "a keyword that is not enforced";
    ConflictingKeywords "conflicting-keywords" Warning "keywords that say different things; which one holds is told";
    InvalidPattern "invalid-pattern" Error "a pattern that is not a regular expression; it is not enforced";
    SlowPattern "slow-pattern" Warning "a pattern that needs backtracking; it runs with a step limit";
    NarrowedNumber "narrowed-number" Warning "a number that does not fit the Rust type";
    InvalidDefault "invalid-default" Warning "a default that its schema does not accept; it is left out";
    InvalidDiscriminator "invalid-discriminator" Warning "a discriminator that cannot tell its branches apart";
    InvalidExtension "invalid-extension" Warning "an extension of ours that cannot be used as it is written; it is passed over";
    NotGenerated "not-generated" Warning "a part of the document that is read and not generated";
    // naming
    NameClash "name-clash" Warning "two things have the same name in Rust; one was renamed";
    InvalidName "invalid-name" Error "a name given for Rust is not an identifier";
    // output
    Internal "internal" Error "what was generated is not Rust; this is a fault of speccast";
    ForeignFile "foreign-file" Error "a file that speccast did not write stands in the way";
    WriteFailed "write-failed" Error "a file cannot be written";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
