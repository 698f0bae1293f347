//! Keywords that hold other schemas → `Keyword::Items(&ADDRESS)`, `Keyword::If(Condition { … })`, ….

use proc_macro2::TokenStream;
use quote::quote;

use super::context::raw;
use super::keywords::{Kept, Writer, plain};
use crate::config::ReadOnly;
use crate::model::{Access, Condition, Contains, Keyword, PatternSchema, PropertySchema, SchemaId};

impl Writer<'_> {
    /// The keywords that hold other schemas.
    pub(super) fn applicator(
        &mut self,
        keyword: &Keyword,
    ) -> Option<(&'static str, Option<TokenStream>)> {
        let (variant, argument) = match keyword {
            Keyword::Reference(target) => ("Reference", self.reference(*target)),
            Keyword::Items(one) => ("Items", self.reference(*one)),
            Keyword::UnevaluatedItems(one) => ("UnevaluatedItems", self.reference(*one)),
            Keyword::AdditionalProperties(one) => ("AdditionalProperties", self.reference(*one)),
            Keyword::PropertyNames(one) => ("PropertyNames", self.reference(*one)),
            Keyword::UnevaluatedProperties(one) => ("UnevaluatedProperties", self.reference(*one)),
            Keyword::PrefixItems(all) => ("PrefixItems", self.references(all)),
            Keyword::Contains(contains) => ("Contains", self.contains(contains)),
            Keyword::PatternProperties(all) => ("PatternProperties", self.pattern_properties(all)),
            Keyword::DependentSchemas(all) => ("DependentSchemas", self.dependent_schemas(all)),
            Keyword::DependentRequired(all) => {
                let all = all.iter().map(|(name, owed)| quote!((#name, &[#(#owed),*])));
                let all = all.collect::<Vec<_>>();
                ("DependentRequired", quote!(&[#(#all),*]))
            }
            Keyword::If(condition) => ("If", self.condition(condition)),
            Keyword::Not(one) => ("Not", self.reference(*one)),
            Keyword::AllOf(all) => ("AllOf", self.references(all)),
            Keyword::AnyOf(all) => ("AnyOf", self.references(all)),
            Keyword::OneOf(all) => ("OneOf", self.references(all)),
            Keyword::Required(names) => {
                let mut names: Vec<_> = names.iter().collect();
                names.sort_unstable();
                ("Required", quote!(&[#(#names),*]))
            }
            Keyword::Properties(all) => {
                let by_name = by_name(all);
                let all = all.iter().map(|one| self.property(one)).collect::<Vec<_>>();
                ("Properties", quote!(&[#(#all),*], &[#(#by_name),*]))
            }
            _ => return None,
        };
        Some((variant, Some(argument)))
    }

    /// `Contains { schema: &…, least: 1, most: u64::MAX }`
    fn contains(&mut self, contains: &Contains) -> TokenStream {
        let kind = self.name("Contains");
        let schema = self.reference(contains.schema);
        let least = plain(&contains.least);
        let most =
            contains.most.map_or_else(|| quote!(::core::primitive::u64::MAX), |most| plain(&most));
        quote!(#kind { schema: #schema, least: #least, most: #most })
    }

    /// `Condition { test: &…, then: &…, otherwise: &Schema::ANY }`
    fn condition(&mut self, condition: &Condition) -> TokenStream {
        let kind = self.name("Condition");
        let test = self.reference(condition.test);
        let [then, otherwise] = [condition.then, condition.otherwise].map(|one| match one {
            Some(one) => self.reference(one),
            None => {
                let schema = self.name("Schema");
                quote!(&#schema::ANY)
            }
        });
        quote!(#kind { test: #test, then: #then, otherwise: #otherwise })
    }

    /// `&[PatternProperty { pattern: &PATTERN_1, schema: &… }]`
    fn pattern_properties(&mut self, all: &[PatternSchema]) -> TokenStream {
        let kind = self.name("PatternProperty");
        let all = all.iter().filter_map(|one| {
            let pattern = self.context.tables.pattern(&one.pattern)?;
            self.statics += 1;
            let schema = self.reference(one.schema);
            Some(quote!(#kind { pattern: &#pattern, schema: #schema }))
        });
        let all = all.collect::<Vec<_>>();
        quote!(&[#(#all),*])
    }

    /// `&[("credit_card", &…)]`
    fn dependent_schemas(&mut self, all: &[(String, SchemaId)]) -> TokenStream {
        let all = all.iter().map(|(name, one)| {
            let schema = self.reference(*one);
            quote!((#name, #schema))
        });
        let all = all.collect::<Vec<_>>();
        quote!(&[#(#all),*])
    }

    fn references(&mut self, all: &[SchemaId]) -> TokenStream {
        let all = all.iter().map(|one| self.reference(*one)).collect::<Vec<_>>();
        quote!(&[#(#all),*])
    }

    /// `Property::new("id", &Schema::INT64).access(Access::ReadOnly)`
    fn property(&mut self, property: &PropertySchema) -> TokenStream {
        let kind = self.name("Property");
        let access = self.name("Access");
        let name = &property.name;
        let (schema, kept) = self.argument(property.schema);
        let variant = match (property.access, self.context.api.read_only) {
            (Access::ReadWrite, _) => "ReadWrite",
            (Access::ReadOnly, ReadOnly::Refuse) => "ReadOnly",
            (Access::ReadOnly, ReadOnly::Ignore) => "ReadOnlyIgnored",
            (Access::WriteOnly, _) => "WriteOnly",
        };
        let named = raw(variant);
        match (kept, variant) {
            (Kept::InFields, _) => {
                quote!(#kind { name: #name, schema: #schema, access: #access::#named })
            }
            (Kept::Anywhere, "ReadWrite") => quote!(#kind::new(#name, #schema)),
            (Kept::Anywhere, _) => quote!(#kind::new(#name, #schema).access(#access::#named)),
        }
    }
}

/// The indexes of properties in the order of their names.
fn by_name(all: &[PropertySchema]) -> Vec<TokenStream> {
    let mut indexes: Vec<u16> = (0..all.len()).filter_map(|index| index.try_into().ok()).collect();
    indexes.sort_by_key(|index| all.get(usize::from(*index)).map(|one| &one.name));
    indexes.iter().map(|index| raw(&index.to_string())).collect()
}
