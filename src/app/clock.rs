//! What time it is.

use crate::sphere::Instant;

/// The minute that the clock of the computer shows, in UTC; `None` where it stands out of the years that the
/// Sun is reckoned for.
pub(super) fn now() -> Option<Instant> {
    Instant::from_unix_s(unix_s()?)
}

#[cfg(not(target_arch = "wasm32"))]
fn unix_s() -> Option<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

#[cfg(target_arch = "wasm32")]
fn unix_s() -> Option<i64> {
    Some((js_sys::Date::now() / 1000.0) as i64)
}
