// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! JSON arrays that have a type for each place → tuples, and Rust arrays where all are the same.
//!
//! What is missing is an error, and so is what is too much: passing it over would lose it.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, IgnoredAny, SeqAccess, Visitor};

use super::decode::{Decode, Mode, Seed};

struct TupleVisitor<T> {
    count: usize,
    mode: Mode,
    marker: PhantomData<fn() -> T>,
}

impl<T> TupleVisitor<T> {
    fn new(count: usize, mode: Mode) -> Self {
        Self { count, mode, marker: PhantomData }
    }

    fn expected(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of {} items", self.count)
    }

    fn next<'de, I: Decode, A: SeqAccess<'de>>(&self, items: &mut A) -> Result<I, A::Error> {
        let item = items.next_element_seed(Seed::new(self.mode))?;
        item.ok_or_else(|| A::Error::custom(format_args!("expected {} items", self.count)))
    }

    fn end<'de, A: SeqAccess<'de>>(&self, items: &mut A) -> Result<(), A::Error> {
        match items.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom(format_args!("expected {} items", self.count))),
        }
    }
}

macro_rules! tuples {
    ($($count:literal: $($item:ident)+;)+) => {$(
        impl<$($item: Decode),+> Decode for ($($item,)+) {
            fn decode<'de, D: Deserializer<'de>>(
                deserializer: D,
                mode: Mode,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_seq(TupleVisitor::<Self>::new($count, mode))
            }
        }

        impl<'de, $($item: Decode),+> Visitor<'de> for TupleVisitor<($($item,)+)> {
            type Value = ($($item,)+);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.expected(f)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let value = ($(self.next::<$item, A>(&mut items)?,)+);
                self.end(&mut items)?;
                Ok(value)
            }
        }
    )+};
}

tuples! {
    2: T1 T2;
    3: T1 T2 T3;
    4: T1 T2 T3 T4;
    5: T1 T2 T3 T4 T5;
    6: T1 T2 T3 T4 T5 T6;
    7: T1 T2 T3 T4 T5 T6 T7;
    8: T1 T2 T3 T4 T5 T6 T7 T8;
    9: T1 T2 T3 T4 T5 T6 T7 T8 T9;
    10: T1 T2 T3 T4 T5 T6 T7 T8 T9 T10;
    11: T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11;
    12: T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12;
}

impl<T: Decode, const N: usize> Decode for [T; N] {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(TupleVisitor::<Self>::new(N, mode))
    }
}

impl<'de, T: Decode, const N: usize> Visitor<'de> for TupleVisitor<[T; N]> {
    type Value = [T; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected(f)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::with_capacity(N);
        for _ in 0..N {
            list.push(self.next::<T, A>(&mut items)?);
        }
        self.end(&mut items)?;
        list.try_into().map_err(|_| A::Error::custom("the items do not fit"))
    }
}
