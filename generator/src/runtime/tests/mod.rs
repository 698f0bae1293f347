//! Tests of the runtime: the checker on tables made of JSON, the parts by themselves, and generated
//! code written by hand as the contract between runtime and emitters has it.

#[expect(unreachable_pub, reason = "generated code says `pub`; here nobody is outside")]
mod arbitrary;
mod check;
mod check_2020;
mod decode;
mod formats;
#[expect(unreachable_pub, reason = "generated code says `pub`; here nobody is outside")]
mod helpdesk;
mod models;
mod numbers;
mod table;
mod tree;
