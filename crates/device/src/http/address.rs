use url::{Host, Url};

/// Why an address cannot be the service's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Not a web address.
    NotAnAddress,
    /// Plain HTTP to another machine: anyone on the way could read and change everything.
    NotEncrypted,
    /// The address has a path, a query, a user, …: only the origin is wanted.
    NotAnOrigin,
}

impl std::fmt::Display for AddressError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotAnAddress => "the service's address is not a web address",
            Self::NotEncrypted => "the service's address must be https, except on this machine",
            Self::NotAnOrigin => "the service's address must be an origin such as https://host",
        })
    }
}

impl std::error::Error for AddressError {}

pub(super) fn check(address: &str) -> Result<Url, AddressError> {
    let url = Url::parse(address).map_err(|_| AddressError::NotAnAddress)?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => return Err(AddressError::NotAnAddress),
    };
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        "http" => return Err(AddressError::NotEncrypted),
        _ => return Err(AddressError::NotAnAddress),
    }
    let only_origin = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if only_origin {
        Ok(url)
    } else {
        Err(AddressError::NotAnOrigin)
    }
}

#[cfg(test)]
mod tests {
    use super::{AddressError, check};

    #[test]
    fn only_an_encrypted_origin_or_this_machine_will_do() {
        for good in [
            "https://jmo.example",
            "http://127.0.0.1:8080",
            "http://localhost:1/",
            "http://[::1]:9",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
        let bad = [
            ("", AddressError::NotAnAddress),
            ("jmo.example", AddressError::NotAnAddress),
            ("ftp://127.0.0.1", AddressError::NotAnAddress),
            ("http://jmo.example", AddressError::NotEncrypted),
            ("http://127.0.0.1.example", AddressError::NotEncrypted),
            ("https://user@jmo.example", AddressError::NotAnOrigin),
            ("https://jmo.example/v1", AddressError::NotAnOrigin),
            ("https://jmo.example/?a", AddressError::NotAnOrigin),
        ];
        for (address, why) in bad {
            assert_eq!(check(address), Err(why), "{address}");
        }
    }
}
