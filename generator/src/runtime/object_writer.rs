//! Structs → JSON objects: fields one after the other, the first error kept to the end, so that emitted
//! code is a list of fields.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// An object that is being written.
pub struct ObjectWriter<M: SerializeMap> {
    map: Result<M, M::Error>,
}

impl<M: SerializeMap> ObjectWriter<M> {
    /// An object without a field yet.
    pub fn new<S>(serializer: S) -> Self
    where
        S: Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>,
    {
        Self { map: serializer.serialize_map(None) }
    }

    /// Writes a field.
    pub fn required<T: Serialize>(&mut self, name: &str, value: &T) {
        if let Ok(map) = &mut self.map
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.map = Err(error);
        }
    }

    /// Writes a field if it has a value.
    pub fn optional<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// Ends it.
    ///
    /// # Errors
    /// The first one that came up.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.map?.end()
    }
}
