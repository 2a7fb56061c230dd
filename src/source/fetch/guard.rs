//! Which computers may be asked: the addresses that are connected to are looked at, not the names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use ureq::{Error, Proxy};

/// Why a server is not asked: it is in a private network.
#[derive(Debug, thiserror::Error)]
#[error("{0} is private")]
pub(super) struct Private(pub(super) IpAddr);

/// Looks names up and lets through the addresses that may be connected to.
///
/// The connection is made to what this returns, so a name that means another computer a moment later changes nothing.
#[derive(Debug)]
pub(super) struct Guard {
    pub(super) allow_private: bool,
    /// The proxy itself is the user's own choice, wherever it is.
    pub(super) proxy: Option<Proxy>,
}

impl Guard {
    fn is_proxy(&self, uri: &Uri) -> bool {
        self.proxy.as_ref().is_some_and(|proxy| proxy.uri().authority() == uri.authority())
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout).map_err(|error| match error {
            // What the system says of a name it does not know differs from system to system.
            Error::Io(_) => Error::HostNotFound,
            error => error,
        })?;
        if self.allow_private || self.is_proxy(uri) {
            return Ok(found);
        }
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| !is_private(address.ip())) {
            allowed.push(*address);
        }
        match found.first() {
            Some(first) if allowed.is_empty() => Err(Error::Other(Box::new(Private(first.ip())))),
            _ => Ok(allowed),
        }
    }
}

/// Returns the private address that a server is named by outright; for where nothing is looked up here.
pub(super) fn private_by_name(host: &str) -> Option<IpAddr> {
    let bare = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.');
    let address = match bare.parse() {
        Ok(address) => address,
        Err(_) if bare == "localhost" || bare.ends_with(".localhost") => IpAddr::V4(Ipv4Addr::LOCALHOST),
        Err(_) => return None,
    };
    is_private(address).then_some(address)
}

/// Tells whether an address is of this machine, of a network of its user, or of no one computer out there.
///
/// The registries of special addresses are those of RFC 6890 and its updates.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_4(address),
        IpAddr::V6(address) => is_private_6(address),
    }
}

fn is_private_4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation()
        // "This network", shared by providers (CGNAT), protocol assignments, relays of 6to4, benchmarks.
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        // Multicast, reserved, broadcast.
        || a >= 224
}

fn is_private_6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let last_4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match parts {
        // Mapped, compatible, and carried over by NAT64: what they stand for counts; ::, ::1 fall under it.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_private_4(last_4(high, low))
        }
        // 6to4 holds the address of its gateway.
        [0x2002, high, low, ..] => is_private_4(last_4(high, low)),
        // NAT64 of one's own, discard-only, Teredo and other protocols, documentation.
        [0x64, 0xff9b, ..] | [0x100 | 0x3fff, ..] | [0x2001, 0x0..=0x1ff | 0xdb8, ..] => true,
        // Unique local, link-local and site-local, multicast.
        [first, ..] => first & 0xfe00 == 0xfc00 || first & 0xff00 == 0xfe00 || first & 0xff00 == 0xff00,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_told_from_public_ones() {
        for (expect, addresses) in [
            (
                true,
                "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 \
                 172.31.255.255 192.0.0.8 192.168.1.1 198.18.0.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 \
                 192.0.2.1 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 fc00::1 \
                 fd12:3456::1 fe80::1 fec0::1 ff02::1 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:7f00:1::1 2002:a00:1:: \
                 2001::1 2001:db8::1 100::1",
            ),
            (
                false,
                "1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 128.0.0.1 172.15.0.1 172.32.0.1 192.167.1.1 \
                 223.255.255.255 ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101:: 2600::1 2a00:1450::1 2001:4860::8888",
            ),
        ] {
            for address in addresses.split_whitespace() {
                assert_eq!(is_private(address.parse().unwrap()), expect, "{address}");
            }
        }
    }

    #[test]
    fn a_server_can_be_private_by_its_name_alone() {
        for (host, expect) in [
            ("localhost", true),
            ("printer.localhost.", true),
            ("[::1]", true),
            ("192.168.0.1", true),
            ("1.1.1.1", false),
            ("ledger.example", false),
        ] {
            assert_eq!(private_by_name(host).is_some(), expect, "{host}");
        }
    }
}
