use super::Refusal;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota};
use jmo_wire::Code;
use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::Arc,
};

/// Where a connection came from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Requests a network may make in a minute without a session. Many share one address (a factory, a
/// mobile carrier), so it is coarse: it stops a flood, not a guesser; those are counted by account
/// and device.
const A_MINUTE: NonZeroU32 = NonZeroU32::new(300).expect("not zero");

/// Counts what each network asks without a session.
#[derive(Clone)]
pub struct Networks(Arc<DefaultKeyedRateLimiter<IpAddr>>);

impl Default for Networks {
    fn default() -> Self {
        let quota = Quota::per_minute(A_MINUTE);
        Self(Arc::new(DefaultKeyedRateLimiter::keyed(quota)))
    }
}

impl fmt::Debug for Networks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Networks")
    }
}

impl Networks {
    /// Forgets the networks that have been quiet.
    pub fn sweep(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

/// Lets a request pass while its network asks no more than it may.
pub async fn coarsely(State(networks): State<Networks>, request: Request, next: Next) -> Response {
    match network(&request) {
        Some(network) if networks.0.check_key(&network).is_err() => {
            Refusal::wait(Code::Busy, 10).into_response()
        }
        _ => next.run(request).await,
    }
}

/// The network a request comes from: its peer, or whom a proxy on this machine names. None for this
/// machine itself. Of an IPv6 address the first 64 bits: one household has all the rest.
fn network(request: &Request) -> Option<IpAddr> {
    let Peer(peer) = *request.extensions().get::<Peer>()?;
    let address = if peer.is_loopback() {
        let forwarded = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        // The last one is what our proxy saw; those before are what the caller says.
        forwarded.rsplit(',').next()?.trim().parse().ok()?
    } else {
        peer
    };
    Some(match address {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let first = u128::from(address) >> 64 << 64;
            address
                .to_ipv4_mapped()
                .map_or(IpAddr::V6(Ipv6Addr::from(first)), IpAddr::V4)
        }
    })
}
