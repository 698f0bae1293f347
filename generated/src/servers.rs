// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Where the API is served.

/// `https://api.example.com`
pub const SERVER1: &str = "https://api.example.com";
