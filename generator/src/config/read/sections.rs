//! The tables of the configuration, and what stands in them: packages, types, paths of Rust.

use super::{Item, Reader};
use crate::config::{
    Dependency, Features, Layout, Package, RustType, Selection, Shape, Switch, Types,
};
use crate::diagnostic::Code;
use crate::naming;

impl Reader {
    pub(super) fn package(&mut self, item: &Item<'_>, package: &mut Package) {
        let Package { name, version, description, repository, homepage, license, publish } =
            package;
        self.table(
            item,
            &mut [
                ("name", &mut |r, item| *name = r.package_name(item)),
                ("version", &mut |r, item| *version = r.version(item)),
                ("description", &mut |r, item| *description = r.text(item)),
                ("repository", &mut |r, item| *repository = r.text(item)),
                ("homepage", &mut |r, item| *homepage = r.text(item)),
                ("license", &mut |r, item| *license = r.text(item)),
                ("publish", &mut |r, item| *publish = r.bool(item).unwrap_or_default()),
            ],
        );
    }

    /// A name that Cargo accepts.
    pub(super) fn package_name(&mut self, item: &Item<'_>) -> Option<String> {
        let name = self.text(item)?;
        let good = naming::is_package_name(&name);
        if !good {
            let message = format!("`{name}` is not a name of a package");
            self.say(Code::ConfigInvalid, item.span(), message);
        }
        good.then_some(name)
    }

    /// A name for Rust.
    pub(super) fn identifier(&mut self, item: &Item<'_>) -> Option<String> {
        let name = self.text(item)?;
        let good = naming::Identifier::given(&name).is_some();
        if !good {
            let message = format!("`{name}` is not an identifier of Rust");
            self.say(Code::ConfigInvalid, item.span(), message);
        }
        good.then_some(name)
    }

    /// A version that Cargo accepts: three numbers, and what may follow them.
    pub(super) fn version(&mut self, item: &Item<'_>) -> Option<String> {
        let version = self.text(item)?;
        let core = version.split(['-', '+']).next().unwrap_or_default();
        let numbers: Vec<&str> = core.split('.').collect();
        let good = numbers.len() == 3
            && numbers.iter().all(|number| {
                number.parse::<u64>().is_ok_and(|value| value.to_string() == **number)
            })
            && version.chars().all(|one| one.is_ascii_alphanumeric() || ".-+".contains(one));
        if !good {
            let message = format!("`{version}` is not a version like `0.1.0`");
            self.say(Code::ConfigInvalid, item.span(), message);
        }
        good.then_some(version)
    }

    pub(super) fn types(&mut self, item: &Item<'_>, types: &mut Types) {
        let Types { request, response, derives, replace, derive, keep_unknown } = types;
        self.table(
            item,
            &mut [
                ("request", &mut |r, item| *request = r.named("types.request", item)),
                ("response", &mut |r, item| *response = r.named("types.response", item)),
                ("derives", &mut |r, item| *derives = r.list(item, Self::rust_path)),
                ("replace", &mut |r, item| {
                    *replace = r.naming("types.replace", item, Self::rust_type);
                }),
                ("derive", &mut |r, item| {
                    let paths = |r: &mut Self, item: &Item<'_>| Some(r.list(item, Self::rust_path));
                    *derive = r.naming("types.derive", item, paths);
                }),
                ("keep_unknown", &mut |r, item| {
                    *keep_unknown = r.named("types.keep_unknown", item)
                }),
            ],
        );
    }

    pub(super) fn selection(&mut self, key: &str, item: &Item<'_>, selection: &mut Selection) {
        let Selection { tags, paths, operations } = selection;
        self.table(
            item,
            &mut [
                ("tags", &mut |r, item| *tags = r.named(&format!("{key}.tags"), item)),
                ("paths", &mut |r, item| *paths = r.named(&format!("{key}.paths"), item)),
                ("operations", &mut |r, item| {
                    *operations = r.named(&format!("{key}.operations"), item);
                }),
            ],
        );
    }

    pub(super) fn layout(&mut self, item: &Item<'_>, layout: &mut Layout) {
        let Layout { shape, client, server, arbitrary, runtime, features, lines } = layout;
        let kinds = [("none", Features::None), ("tags", Features::Tags)];
        let shapes = [("crate", Shape::Crate), ("module", Shape::Module)];
        let switches =
            [("feature", Switch::Feature), ("always", Switch::Always), ("never", Switch::Never)];
        self.table(
            item,
            &mut [
                ("shape", &mut |r, item| *shape = r.word(item, &shapes).unwrap_or(*shape)),
                ("client", &mut |r, item| *client = r.word(item, &switches).unwrap_or(*client)),
                ("server", &mut |r, item| *server = r.word(item, &switches).unwrap_or(*server)),
                ("arbitrary", &mut |r, item| *arbitrary = r.word(item, &switches).or(*arbitrary)),
                ("runtime", &mut |r, item| *runtime = r.rust_path(item)),
                ("features", &mut |r, item| {
                    *features = r.word(item, &kinds).unwrap_or(*features);
                }),
                ("lines", &mut |r, item| *lines = r.count(item).unwrap_or(*lines)),
            ],
        );
    }

    /// A path of Rust: words and `::`, and generic arguments.
    pub(super) fn rust_path(&mut self, item: &Item<'_>) -> Option<String> {
        let path = self.text(item)?;
        let good = path
            .trim_start_matches("::")
            .starts_with(|first: char| first.is_alphabetic() || first == '_')
            && path.chars().all(|one| {
                one.is_alphanumeric() || matches!(one, '_' | ':' | '<' | '>' | ',' | ' ')
            });
        if !good {
            let message = format!("`{path}` is not a path of Rust");
            self.say(Code::ConfigInvalid, item.span(), message);
        }
        good.then_some(path)
    }

    /// A type: its path, or a table with its crate.
    pub(super) fn rust_type(&mut self, item: &Item<'_>) -> Option<RustType> {
        if item.get_ref().is_str() {
            return Some(RustType { path: self.rust_path(item)?, dependency: None });
        }
        if !item.get_ref().is_table() {
            self.wrong(item, "a string or a table");
            return None;
        }
        let (mut path, mut name, mut version) = (None, None, None);
        let (mut features, mut default_features) = (Vec::new(), true);
        self.table(
            item,
            &mut [
                ("type", &mut |r, item| path = r.rust_path(item)),
                ("crate", &mut |r, item| name = r.package_name(item)),
                ("version", &mut |r, item| version = r.text(item)),
                ("features", &mut |r, item| features = r.texts(item)),
                ("default-features", &mut |r, item| {
                    default_features = r.bool(item).unwrap_or(true);
                }),
            ],
        );
        let has =
            |key: &str| item.get_ref().as_table().is_some_and(|table| table.contains_key(key));
        if !has("type") {
            self.say(Code::ConfigInvalid, item.span(), "the key `type` is missing".to_owned());
        }
        if has("crate") != has("version") {
            let message = "`crate` and `version` belong together".to_owned();
            self.say(Code::ConfigInvalid, item.span(), message);
        }
        let dependency = name.zip(version).map(|(name, version)| Dependency {
            name,
            version,
            features,
            default_features,
        });
        Some(RustType { path: path?, dependency })
    }
}
