//! Tokens: made once, shown once, kept as salted hashes.
//!
//! A token is `hd_<name>_<secret>`. The name finds its row, so that one hash is computed for a
//! request and not one for each token. The secret is 256 random bits: nobody can try them all, so
//! one round of SHA-256 is enough, and a slow hash, which is for passwords that people choose,
//! would only let anybody keep this server busy. The salt makes equal secrets unlike in the table.

use chrono::{TimeDelta, Utc};
use initdesk_api::runtime::Secret;
use sha2::{Digest, Sha256};
use sqlx::Row;

use super::Store;

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The organization that the token belongs to.
    pub organization: i64,
    /// The name of the token: the part that is no secret.
    pub token: String,
}

impl Store {
    /// Makes a token of an organization.
    ///
    /// # Errors
    /// There is no such organization, or the database fails.
    pub async fn new_token(
        &self,
        organization: i64,
        valid: TimeDelta,
    ) -> Result<Secret, sqlx::Error> {
        let (name, secret, salt) = (random::<6>()?, random::<32>()?, random::<16>()?);
        sqlx::query(
            "INSERT INTO tokens (name, organization_id, salt, hash, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&name)
        .bind(organization)
        .bind(&salt)
        .bind(hash(&salt, &secret))
        .bind((Utc::now() + valid).timestamp_micros())
        .execute(&self.pool)
        .await?;
        Ok(Secret::new(format!("hd_{name}_{secret}")))
    }

    /// Who has a token; nobody when it is unknown or has expired.
    ///
    /// # Errors
    /// The database fails.
    pub async fn caller(&self, token: &Secret) -> Result<Option<Caller>, sqlx::Error> {
        let Some((name, secret)) = parts(token.expose()) else { return Ok(None) };
        let select = "SELECT organization_id, salt, hash, expires_at FROM tokens WHERE name = $1";
        let found = sqlx::query(select).bind(name).fetch_optional(&self.pool).await?;
        let Some(row) = found else { return Ok(None) };
        let kept = Secret::new(row.try_get::<String, _>("hash")?);
        let expires: i64 = row.try_get("expires_at")?;
        // Secrets compare in constant time.
        let is_right = kept == Secret::new(hash(row.try_get("salt")?, secret));
        if !is_right || expires <= Utc::now().timestamp_micros() {
            return Ok(None);
        }
        let organization = row.try_get("organization_id")?;
        Ok(Some(Caller { organization, token: name.to_owned() }))
    }
}

/// The name and the secret of a token.
fn parts(token: &str) -> Option<(&str, &str)> {
    token.strip_prefix("hd_")?.split_once('_')
}

fn hash(salt: &str, secret: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(secret).finalize())
}

/// So many random bytes, as text.
fn random<const BYTES: usize>() -> Result<String, sqlx::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| sqlx::Error::Io(error.into()))?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
