//! Empty until the first generation.
